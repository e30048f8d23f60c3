/// The longest identifier that any part of the worker accepts, in UTF-16 units.
const MAX_UNITS: usize = 256;

const fn is_bidi(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is wrong with an identifier: the check that every part of the worker shares. Dots are legal
/// here, so `a..b` passes.
pub fn shared_validation(id: &str) -> Option<&'static str> {
    let is_first = |first: char| first.is_ascii_alphanumeric() || first == '_';
    let is_other = |other: char| is_first(other) || matches!(other, '.' | ':' | '-');
    match id {
        "" => Some("empty"),
        _ if id.encode_utf16().nth(MAX_UNITS).is_some() => Some("too_long"),
        _ if id.contains('\0') => Some("nul_character"),
        _ if id.contains(char::is_control) => Some("control_character"),
        _ if id.contains(is_bidi) => Some("bidi_override"),
        _ if id.starts_with(is_first) && id.chars().all(is_other) => None,
        _ => Some("not_an_identifier"),
    }
}

/// What an id could do to a path made from it, whatever shared validation let pass: the layer that
/// is trusted is the layer that is attacked.
pub fn traversal_problem(id: &str) -> Option<&'static str> {
    match id {
        _ if id.contains("..") => Some("parent_reference"),
        _ if id.contains(['/', '\\']) => Some("path_separator"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_layer_refuses_what_it_names() {
        for id in ["shard-7_a.b", "gpu:0", "a..b", &"a".repeat(256)] {
            assert_eq!(shared_validation(id), None, "{id}");
        }
        for id in ["", &"a".repeat(257), "a\0", "a\n", "a\u{202e}", "é", ".a", "a/b", "a b"] {
            assert!(shared_validation(id).is_some(), "{id:?}");
        }
        assert_eq!(traversal_problem("a..b"), Some("parent_reference"));
        assert_eq!(traversal_problem("a\\b"), Some("path_separator"));
        assert_eq!(traversal_problem("a.b"), None);
    }
}
