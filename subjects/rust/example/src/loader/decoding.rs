/// How many bytes a lead byte announces, over-long forms of up to six included.
fn announced(lead: u8) -> usize {
    match lead.leading_ones() {
        ones @ 2..=6 => usize::try_from(ones).unwrap_or(1),
        _ => 1,
    }
}

fn character(sequence: &[u8]) -> char {
    let Some((lead, rest)) = sequence.split_first() else { return char::REPLACEMENT_CHARACTER };
    let lead_bits = if rest.is_empty() { *lead } else { lead & (0x7f >> sequence.len()) };
    let point =
        rest.iter().fold(u64::from(lead_bits), |point, byte| point * 64 + u64::from(byte & 0x3f));
    u32::try_from(point).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// UTF-8 that takes over-long forms: `c0 ae` is a dot, as it was for servers once.
fn decode_utf8(mut bytes: &[u8], is_strict: bool, to: &mut String) {
    while let Some(lead) = bytes.first() {
        let is_follower = |byte: &u8| !is_strict || byte >> 6 == 0b10;
        let sequence = bytes.get(..announced(*lead));
        let whole = sequence.filter(|whole| whole.iter().skip(1).all(is_follower));
        let used = whole.map_or(1, <[u8]>::len);
        let (now, rest) = bytes.split_at(used);
        to.push(character(now));
        bytes = rest;
    }
}

fn hex(digits: &str) -> Option<u32> {
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// One round of percent-decoding, `%uXXXX` included; what cannot be read stays as it stands.
///
/// `is_strict` looks at what may follow a lead byte (`c0 2f` is a slash behind rubbish); otherwise
/// anything may (`c0 2e` is a dot). Both were done once.
pub fn percent_decoded(text: &str, is_strict: bool) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(byte) = rest.strip_prefix('%').and_then(|it| it.get(..2)).and_then(hex) {
            bytes.extend(u8::try_from(byte));
            rest = rest.get(3..).unwrap_or_default();
            continue;
        }
        decode_utf8(&std::mem::take(&mut bytes), is_strict, &mut decoded);
        let unit = rest.strip_prefix("%u").or_else(|| rest.strip_prefix("%U"));
        if let Some(unit) = unit.and_then(|it| it.get(..4)).and_then(hex) {
            decoded.push(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
            rest = rest.get(6..).unwrap_or_default();
        } else {
            decoded.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    decode_utf8(&bytes, is_strict, &mut decoded);
    decoded
}

#[cfg(test)]
mod tests {
    use super::percent_decoded;

    #[test]
    fn every_spelling_of_a_dot_and_a_slash_is_read() {
        for (encoded, plain) in [
            ("%2e%2E%2f", "../"),
            ("%c0%ae", "."),
            ("%u002f", "/"),
            ("%e0%80%af", "/"),
            ("100%", "100%"),
        ] {
            assert_eq!(percent_decoded(encoded, true), plain, "{encoded}");
        }
        assert_eq!(percent_decoded("%c0%2e", false), ".");
        assert!(percent_decoded("%c0%2f", true).ends_with('/'));
        assert_eq!(percent_decoded("%f", true), "%f");
        assert_eq!(percent_decoded("%ö%2", true), "%ö%2");
    }
}
