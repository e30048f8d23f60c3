/// Whether a character could steer a terminal or deceive a reader: controls, format characters,
/// line and paragraph separators (Unicode categories Cc, Cf, Zl and Zp).
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
            | '\u{e0020}'..='\u{e007f}')
}

/// A text with every unsafe character as `\uXXXX`, in UTF-16 units, and everything else as it is:
/// fit for a log line, and for the inside of a JSON string that is escaped already.
pub fn safe_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::safe_text;

    #[test]
    fn what_acts_on_a_terminal_is_shown_and_not_done() {
        assert_eq!(safe_text("a\n\u{1b}[31m\u{7f}\u{85}"), "a\\u000a\\u001b[31m\\u007f\\u0085");
        assert_eq!(safe_text("\u{202e}x\u{e0041}"), "\\u202ex\\udb40\\udc41");
    }

    #[test]
    fn ordinary_text_of_any_language_stays_as_it_is() {
        assert_eq!(safe_text("Gewölbe 金庫 …"), "Gewölbe 金庫 …");
    }
}
