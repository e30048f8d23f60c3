use crate::serve::ServeError;
use crate::text::replace_half_pairs;
use crate::wire::{HostMessage, LINE_LIMIT_BYTES};
use std::io::{BufRead, Read};

/// The next line of the gate; `None` when it has no more.
pub fn read_message(from: &mut impl BufRead) -> Result<Option<HostMessage>, ServeError> {
    let mut line = Vec::new();
    let limit = u64::try_from(LINE_LIMIT_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    from.take(limit).read_until(b'\n', &mut line).map_err(ServeError::Input)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.pop() != Some(b'\n') {
        return Err(ServeError::NotALine);
    }
    let text = std::str::from_utf8(&line).map_err(|_| ServeError::NotUtf8)?;
    let message =
        serde_json::from_str(&replace_half_pairs(text)).map_err(ServeError::NotAMessage)?;
    Ok(Some(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<HostMessage>, ServeError> {
        read_message(&mut &*bytes)
    }

    #[test]
    fn a_line_is_a_message_and_the_end_is_the_end() {
        assert!(matches!(read(b"{\"type\":\"stop\"}\n"), Ok(Some(HostMessage::Stop {}))));
        assert!(matches!(read(b""), Ok(None)));
    }

    #[test]
    fn whatever_is_no_message_is_an_error_and_never_a_panic() {
        assert!(matches!(read(b"{\"type\":\"stop\"}"), Err(ServeError::NotALine)));
        assert!(matches!(read(b"\xff\n"), Err(ServeError::NotUtf8)));
        for odd in ["{}", "[]", "", "{\"type\":\"stop\",\"x\":1}", &"[".repeat(100_000)] {
            let line = format!("{odd}\n");
            assert!(matches!(read(line.as_bytes()), Err(ServeError::NotAMessage(_))), "{odd:.20}");
        }
        assert!(matches!(read(&vec![b'a'; LINE_LIMIT_BYTES + 2]), Err(ServeError::NotALine)));
    }
}
