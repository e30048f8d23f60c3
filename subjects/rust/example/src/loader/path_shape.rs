use super::decoding::percent_decoded;
use proofgate_subject::text::is_well_formed;
use unicode_normalization::UnicodeNormalization as _;

/// What Linux takes at most, in UTF-16 units.
const MAX_PATH_UNITS: usize = 4096;

/// Nobody encodes a path more often than this by accident.
const MAX_DECODINGS: usize = 8;

fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Dots and blanks alone: `..`, and what systems that trim names make of `.. ` or `. .`.
fn is_parent(segment: &str) -> bool {
    segment.chars().all(|it| it == '.' || it.is_whitespace()) && segment.matches('.').count() >= 2
}

/// What is wrong with a path read as it stands.
fn plain_problem(path: &str) -> Option<&'static str> {
    let mut letters = path.chars();
    let drive =
        letters.next().is_some_and(|it| it.is_ascii_alphabetic()) && letters.next() == Some(':');
    match path {
        _ if path.contains('\0') => Some("nul_character"),
        _ if path.contains(is_control) => Some("control_character"),
        _ if path.starts_with('/') => Some("absolute"),
        _ if drive => Some("drive_letter"),
        _ if path.contains('\\') => Some("backslash"),
        _ if path.split('/').any(is_parent) => Some("parent_segment"),
        _ => None,
    }
}

/// Whether somebody who reads the path in another way would walk to another place.
fn leads_elsewhere(path: &str, reading: &str) -> bool {
    plain_problem(reading).is_some() || reading.split('/').count() != path.split('/').count()
}

fn readings(path: &str, is_strict: bool) -> Vec<String> {
    let mut readings = vec![path.to_owned()];
    for _ in 0..MAX_DECODINGS {
        let last = readings.last().map(String::as_str).unwrap_or_default();
        let decoded = percent_decoded(last, is_strict);
        if decoded == last {
            break;
        }
        readings.push(decoded);
    }
    readings
}

/// Fraction slash, division slash, set minus, big and reverse solidus are no form of `/` to NFKC.
fn normalized(path: &str) -> String {
    let slashes = ['\u{2044}', '\u{2215}', '\u{2216}', '\u{29f5}', '\u{29f8}', '\u{29f9}'];
    path.replace(slashes, "/").nfkc().collect()
}

/// What is wrong with a model path before anything is opened: it is relative to the root, in forward
/// slashes. Names that only look like trouble (`..foo`, `a..b`, `100%`) are legal.
pub fn shape_problem(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("empty");
    }
    if path.encode_utf16().nth(MAX_PATH_UNITS).is_some() {
        return Some("too_long");
    }
    if !is_well_formed(path) {
        return Some("not_well_formed");
    }
    if let Some(problem) = plain_problem(path) {
        return Some(problem);
    }
    let readings = [readings(path, true), readings(path, false)].concat();
    if readings.iter().any(|reading| leads_elsewhere(path, reading)) {
        return Some("encoded");
    }
    let looks_alike = readings.iter().any(|reading| leads_elsewhere(path, &normalized(reading)));
    looks_alike.then_some("lookalike")
}

#[cfg(test)]
mod tests {
    use super::shape_problem;

    #[test]
    fn every_disguise_is_seen_through_and_legal_names_are_legal() {
        for (path, problem) in [
            ("../x", "parent_segment"),
            ("a/.. /b", "parent_segment"),
            ("/x", "absolute"),
            ("c:x", "drive_letter"),
            ("..\\x", "backslash"),
            ("a\0", "nul_character"),
            ("%2e%2e/x", "encoded"),
            ("..%2fx", "encoded"),
            ("%252e%252e%252fx", "encoded"),
            ("a%00", "encoded"),
            ("\u{ff0e}\u{ff0e}/x", "lookalike"),
            ("..\u{ff0f}x", "lookalike"),
            ("..\u{2215}x", "lookalike"),
            ("\u{fdd0}", "not_well_formed"),
            ("", "empty"),
        ] {
            assert_eq!(shape_problem(path), Some(problem), "{path:?}");
        }
        for path in ["..foo", "a..b", "100%", "models/ö.gguf", "./a", "a%20b"] {
            assert_eq!(shape_problem(path), None, "{path}");
        }
    }
}
