use proofgate_subject::{safe_text, text::is_well_formed};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Stands where a text could not be made safe: never raw, never dropped.
const SANITIZATION_FAILED: &str = "<sanitization-failed>";

/// Ends a text that was longer than an event may be.
const TRUNCATED: &str = "<truncated>";

/// The longest single text of an event, in UTF-16 units: a path of 4096 bytes still fits.
const MAX_TEXT_UNITS: usize = 4096;

/// All texts and names of one event together, in UTF-16 units.
const MAX_EVENT_UNITS: usize = 16_384;

/// All values of one event; the largest known one has thirteen.
const MAX_EVENT_VALUES: usize = 256;

/// Deeper than any event needs.
const MAX_DEPTH: usize = 8;

/// A secret, and what is written wherever somebody put it.
#[derive(Clone, Default)]
pub struct Concealed {
    secret: String,
    fingerprint: String,
}

impl Concealed {
    /// The token of the worker, told by its fingerprint alone.
    pub fn new(secret: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = crate::hex::encode(&Sha256::digest(secret.as_bytes()));
        let fingerprint = format!("sha256:{}", digest.get(..16).unwrap_or_default());
        Self { secret: secret.to_owned(), fingerprint }
    }

    pub fn within(&self, text: &str) -> String {
        if self.secret.is_empty() {
            return text.to_owned();
        }
        text.replace(&self.secret, &self.fingerprint)
    }
}

/// A JSON text of one line that is safe to print, quotes included.
pub fn quote(text: &str) -> String {
    safe_text(&Value::from(text).to_string())
}

/// Writes events so that no text in them ends a line, acts on a terminal, or fills the disk.
pub struct Sanitizer<'a> {
    concealed: &'a Concealed,
    units_left: usize,
    values_left: usize,
    json: String,
}

/// An event as JSON, its type first.
pub fn write_event(concealed: &Concealed, event_type: &str, fields: &Map<String, Value>) -> String {
    let mut sanitizer = Sanitizer {
        concealed,
        units_left: MAX_EVENT_UNITS,
        values_left: MAX_EVENT_VALUES,
        json: String::from("{\"event_type\":"),
    };
    let event_type = sanitizer.text(event_type);
    sanitizer.json.push_str(&quote(&event_type));
    let mut taken = BTreeSet::from([String::from("event_type")]);
    sanitizer.members(fields, 1, &mut taken);
    sanitizer.json.push('}');
    sanitizer.json
}

impl Sanitizer<'_> {
    fn text(&mut self, text: &str) -> String {
        let text = self.concealed.within(text);
        let room = MAX_TEXT_UNITS.min(self.units_left);
        let mut units = 0;
        let kept = text
            .char_indices()
            .find(|(_, character)| {
                units += character.len_utf16();
                units > room
            })
            .map_or(text.as_str(), |(end, _)| text.get(..end).unwrap_or_default());
        self.units_left -= units.min(room);
        if !is_well_formed(kept) {
            return SANITIZATION_FAILED.to_owned();
        }
        if kept.len() == text.len() { text } else { format!("{kept}{TRUNCATED}") }
    }

    /// Members after one that stands already; names that come out alike are numbered.
    fn members(
        &mut self,
        members: &Map<String, Value>,
        depth: usize,
        taken: &mut BTreeSet<String>,
    ) {
        for (name, value) in members {
            if self.values_left == 0 {
                self.name(TRUNCATED, taken);
                self.json.push_str("true");
                return;
            }
            let safe = self.text(name);
            self.name(&safe, taken);
            self.value(value, depth);
        }
    }

    fn name(&mut self, name: &str, taken: &mut BTreeSet<String>) {
        let mut unique = name.to_owned();
        for nth in 2.. {
            if !taken.contains(&unique) {
                break;
            }
            unique = format!("{name}#{nth}");
        }
        if !self.json.ends_with('{') {
            self.json.push(',');
        }
        self.json.push_str(&quote(&unique));
        self.json.push(':');
        taken.insert(unique);
    }

    fn value(&mut self, value: &Value, depth: usize) {
        self.values_left = self.values_left.saturating_sub(1);
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {
                self.json.push_str(&value.to_string());
            }
            Value::String(text) => {
                let safe = self.text(text);
                self.json.push_str(&quote(&safe));
            }
            Value::Array(_) | Value::Object(_) if depth > MAX_DEPTH => {
                self.json.push_str(&quote(SANITIZATION_FAILED));
            }
            Value::Array(items) => self.items(items, depth),
            Value::Object(members) => {
                self.json.push('{');
                self.members(members, depth + 1, &mut BTreeSet::new());
                self.json.push('}');
            }
        }
    }

    fn items(&mut self, items: &[Value], depth: usize) {
        self.json.push('[');
        for (nth, item) in items.iter().enumerate() {
            if nth > 0 {
                self.json.push(',');
            }
            if self.values_left == 0 {
                self.json.push_str(&quote(TRUNCATED));
                break;
            }
            self.value(item, depth + 1);
        }
        self.json.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(fields: &Value) -> Value {
        let fields = fields.as_object().cloned().unwrap_or_default();
        let line = write_event(&Concealed::new("s3cret"), "E", &fields);
        assert!(!line.contains('\n') && line.starts_with("{\"event_type\":\"E\""));
        serde_json::from_str(&line).unwrap_or_else(|cause| panic!("{cause}: {line}"))
    }

    #[test]
    fn text_comes_out_as_it_went_in_or_marked() {
        let hostile = "a\n\u{1b}\u{7f}\u{85}\u{2028}\u{202e}\"}{";
        assert_eq!(written(&json!({ "a": hostile }))["a"], hostile);
        assert_eq!(written(&json!({ "a": "x\u{fdd0}y" }))["a"], SANITIZATION_FAILED);
        assert_eq!(written(&json!({ "\u{fdd0}": 1 }))[SANITIZATION_FAILED], 1);
        assert_eq!(written(&json!({ "event_type": 1 }))["event_type#2"], 1);
    }

    #[test]
    fn nothing_is_longer_or_deeper_than_an_event_may_be() {
        let long = written(&json!({ "a": "ä".repeat(5000), "b": vec!["x".repeat(4096); 6] }));
        assert!(long["a"].as_str().is_some_and(|text| text.ends_with(TRUNCATED)));
        assert!(long.to_string().len() < 40_000);
        let many = written(&json!({ "a": vec![1; 1000] }));
        assert_eq!(many["a"].as_array().and_then(|items| items.last()), Some(&json!(TRUNCATED)));
        let mut deep = json!(1);
        for _ in 0..100 {
            deep = json!([deep]);
        }
        assert!(written(&json!({ "a": deep })).to_string().contains(SANITIZATION_FAILED));
    }

    #[test]
    fn a_secret_is_told_by_its_fingerprint_wherever_it_stands() {
        let told = written(&json!({ "a": "../s3cret/x", "s3cret": ["s3cret"] })).to_string();
        assert!(!told.contains("s3cret") && told.contains("sha256:"));
    }
}
