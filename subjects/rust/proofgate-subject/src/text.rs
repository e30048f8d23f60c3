//! Half surrogate pairs: JSON can say them, a Rust text cannot hold them.

use std::borrow::Cow;

/// Stands in a text from the wire where JSON had half a surrogate pair.
///
/// A noncharacter, which Unicode keeps for such use within a process. So a text that holds it was
/// not well-formed, and a trail has to mark it rather than to repair it in silence (HYG-2).
pub const ILL_FORMED: char = '\u{fdd0}';

/// Whether a text from the wire was well-formed Unicode.
pub fn is_well_formed(text: &str) -> bool {
    !text.contains(ILL_FORMED)
}

const ESCAPE_BYTES: usize = 6;

/// The UTF-16 unit that a `\uXXXX` at the beginning of `rest` stands for.
fn unit_at(rest: &str) -> Option<u16> {
    let digits = rest.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// How many bytes of `rest` are one escape or one stretch without any, and whether it is ill-formed.
fn next_piece(rest: &str) -> (usize, bool) {
    if !rest.starts_with('\\') {
        return (rest.find('\\').unwrap_or(rest.len()), false);
    }
    match unit_at(rest) {
        // Any other escape is a backslash and one character.
        None => (1 + rest.chars().nth(1).map_or(0, char::len_utf8), false),
        Some(0xd800..=0xdbff) => {
            let low = rest.get(ESCAPE_BYTES..).and_then(unit_at);
            match low {
                Some(0xdc00..=0xdfff) => (2 * ESCAPE_BYTES, false),
                _ => (ESCAPE_BYTES, true),
            }
        }
        Some(0xdc00..=0xdfff) => (ESCAPE_BYTES, true),
        Some(_) => (ESCAPE_BYTES, false),
    }
}

/// A line of JSON with [`ILL_FORMED`] in the place of each half of a surrogate pair.
pub fn replace_half_pairs(line: &str) -> Cow<'_, str> {
    let mut replaced = String::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let (bytes, is_ill_formed) = next_piece(rest);
        if is_ill_formed {
            replaced.push_str(line.get(from..at).unwrap_or_default());
            replaced.push(ILL_FORMED);
            from = at + bytes;
        }
        at += bytes;
    }
    if from == 0 {
        return Cow::Borrowed(line);
    }
    replaced.push_str(line.get(from..).unwrap_or_default());
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> String {
        serde_json::from_str(&replace_half_pairs(json)).expect("JSON")
    }

    #[test]
    fn whole_pairs_and_all_other_escapes_stay() {
        for json in [r#""\ud83d\ude00""#, r#""\\ud83d""#, r#""\n\\\"A""#, r#""ö\u00f6""#] {
            assert!(matches!(replace_half_pairs(json), Cow::Borrowed(_)), "{json}");
        }
        assert_eq!(read(r#""\ud83d\ude00""#), "😀");
    }

    #[test]
    fn each_half_is_marked_wherever_it_stands() {
        assert_eq!(read(r#""a\ud83db""#), "a\u{fdd0}b");
        assert_eq!(read(r#""\ude00\ud83d""#), "\u{fdd0}\u{fdd0}");
        assert_eq!(read(r#""\ud83d\ud83d\ude00""#), "\u{fdd0}😀");
        assert!(!is_well_formed(&read(r#""\udfff""#)));
    }

    #[test]
    fn what_is_no_json_is_left_to_whoever_reads_it() {
        for odd in ["\\", "\\u12", "\\ud83d", "\"\\ö", "\\u00zz", "\\ud8öö"] {
            replace_half_pairs(odd);
        }
    }
}
