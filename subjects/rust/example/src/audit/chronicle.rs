use super::AuditError;
use super::record::{Entry, new_id};
use super::sanitize::{Concealed, write_event};
use crate::utc::CaseClock;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What the trail owes of its own life: written with the next batch, or with the one after that.
#[derive(Debug)]
pub struct Chronicle {
    clock: CaseClock,
    owed: Vec<Entry>,
    losses: Option<Losses>,
}

#[derive(Debug)]
struct Losses {
    by_type: BTreeMap<String, u64>,
    cause: &'static str,
    from: String,
    to: String,
}

impl Chronicle {
    pub fn new(clock: CaseClock) -> Self {
        Self { clock, owed: Vec::new(), losses: None }
    }

    /// A record of the trail's own.
    pub fn mint(&self, event_type: &str, fields: &Value) -> Entry {
        let none = Map::new();
        let fields = fields.as_object().unwrap_or(&none);
        Entry {
            audit_id: new_id(),
            timestamp: self.clock.now(),
            severity: "LIFE",
            event: write_event(&Concealed::default(), event_type, fields),
        }
    }

    pub fn owe(&mut self, event_type: &str, fields: &Value) {
        let entry = self.mint(event_type, fields);
        self.owed.push(entry);
    }

    /// Events were emitted that are not in the trail and never will be.
    pub fn lost(&mut self, event_type: &str, count: u64, failure: &AuditError) {
        self.lost_for(event_type, count, failure.code());
    }

    pub fn lost_for(&mut self, event_type: &str, count: u64, cause: &'static str) {
        let now = self.clock.now();
        let losses = self.losses.get_or_insert_with(|| Losses {
            by_type: BTreeMap::new(),
            cause,
            from: now.clone(),
            to: now.clone(),
        });
        *losses.by_type.entry(event_type.to_owned()).or_default() += count;
        losses.to = now;
    }

    /// What is owed now; [`paid`](Self::paid) says that it is on disk.
    pub fn bill(&self) -> Vec<Entry> {
        let losses = self.losses.as_ref().map(|losses| {
            let count: u64 = losses.by_type.values().sum();
            let fields = json!({
                "count": count, "by_type": losses.by_type, "cause": losses.cause,
                "from": losses.from, "to": losses.to,
            });
            self.mint("EventsLost", &fields)
        });
        self.owed.iter().cloned().chain(losses).collect()
    }

    pub fn paid(&mut self) {
        self.owed.clear();
        self.losses = None;
    }
}
