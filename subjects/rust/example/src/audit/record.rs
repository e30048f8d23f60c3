use super::key::ChainKey;
use super::sanitize::quote;
use serde::Deserialize;
use serde_json::{Map, Value};

/// An event as it waits for the writer: everything but its place in the chain.
#[derive(Debug, Clone)]
pub struct Entry {
    pub audit_id: String,
    pub timestamp: String,
    pub severity: &'static str,
    /// Safe JSON, `event_type` first; fixed at emission.
    pub event: String,
}

/// The place of a record in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub seq: u64,
    pub hash: String,
}

impl Link {
    /// What the first record of a log follows.
    pub fn genesis() -> Self {
        Self { seq: 0, hash: "0".repeat(64) }
    }
}

/// Which log records belong to; the same over restarts and files.
#[derive(Debug, Clone)]
pub struct LogIdentity {
    pub log_id: String,
    pub service_id: String,
}

/// One record as a line, its newline included, and where the chain then stands.
pub fn write_record(
    entry: &Entry,
    log: &LogIdentity,
    previous: &Link,
    key: &ChainKey,
) -> (String, Link) {
    let seq = previous.seq + 1;
    let body = format!(
        "{{\"seq\":{seq},\"log_id\":{},\"audit_id\":{},\"timestamp\":{},\"service_id\":{},\
         \"severity\":\"{}\",\"event\":{},\"prev_hash\":\"{}\"",
        quote(&log.log_id),
        quote(&entry.audit_id),
        quote(&entry.timestamp),
        quote(&log.service_id),
        entry.severity,
        entry.event,
        previous.hash,
    );
    let hash = key.hash(&body);
    (format!("{body},\"hash\":\"{hash}\"}}\n"), Link { seq, hash })
}

/// What is read back of a record.
#[derive(Debug, Clone, Deserialize)]
pub struct ReadRecord {
    pub seq: u64,
    pub log_id: String,
    pub timestamp: String,
    pub event: Map<String, Value>,
    pub prev_hash: String,
    pub hash: String,
}

impl ReadRecord {
    pub fn link(&self) -> Link {
        Link { seq: self.seq, hash: self.hash.clone() }
    }

    pub fn event_type(&self) -> &str {
        self.event.get("event_type").and_then(Value::as_str).unwrap_or_default()
    }
}

/// A line that is built as a record is, whoever wrote it. Its newline is not part of it.
pub fn parse_record(line: &[u8]) -> Option<ReadRecord> {
    serde_json::from_slice(line).ok()
}

/// A line that this key has written.
pub fn read_record(line: &[u8], key: &ChainKey) -> Option<ReadRecord> {
    let text = std::str::from_utf8(line).ok()?;
    let (body, _) = text.rsplit_once(",\"hash\":\"")?;
    let record = parse_record(line)?;
    key.is_hash_of(body, &record.hash).then_some(record)
}

/// A random name, in the form of a UUID of version 4.
pub fn new_id() -> String {
    let mut bytes = [0; 16];
    // Without randomness a name is only less unique; the chain does not rest on it.
    getrandom::fill(&mut bytes).unwrap_or_default();
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = *version & 0x0f | 0x40;
    *variant = *variant & 0x3f | 0x80;
    let digits = crate::hex::encode(&bytes);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back_under_its_key_and_no_other() {
        let key = ChainKey::of([7; 32]);
        let log = LogIdentity { log_id: "l".into(), service_id: "s\n".into() };
        let entry = Entry {
            audit_id: new_id(),
            timestamp: "t".into(),
            severity: "ROUTINE",
            event: "{\"event_type\":\"E\"}".into(),
        };
        let (line, link) = write_record(&entry, &log, &Link::genesis(), &key);
        let bytes = line.trim_end().as_bytes();
        assert_eq!(read_record(bytes, &key).map(|record| record.link()), Some(link));
        assert!(read_record(bytes, &ChainKey::of([8; 32])).is_none());
        let changed = line.replace("ROUTINE", "HIGH");
        assert!(read_record(changed.trim_end().as_bytes(), &key).is_none());
        assert_eq!(entry.audit_id.len(), 36);
    }
}
