use serde::Serialize;
use serde_json::{Map, Value};

/// How much an event matters, as its record says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// May wait in the buffer.
    Routine,
    /// May wait in the buffer too.
    High,
    /// On disk before the operation answers.
    Critical,
}

impl Severity {
    /// The word of the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Routine => "ROUTINE",
            Self::High => "HIGH",
            Self::Critical => "CRITICAL",
        }
    }
}

/// Who acts, from where and under which correlation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditActor {
    /// The worker id, or "unknown".
    pub user_id: String,
    /// Null where it is not known.
    pub ip: Option<String>,
    /// How the actor is known.
    pub auth_method: &'static str,
    /// What ties the events of one request together.
    pub session_id: Option<String>,
}

impl AuditActor {
    /// Who asks.
    pub fn new(worker: Option<&str>, ip: Option<&str>, correlation: Option<&str>) -> Self {
        Self {
            user_id: worker.unwrap_or("unknown").to_owned(),
            ip: ip.map(str::to_owned),
            auth_method: "internal",
            session_id: correlation.map(str::to_owned),
        }
    }

    /// The worker itself, where nobody else has asked.
    pub fn itself(worker_id: &str) -> Self {
        Self::new(Some(worker_id), None, None)
    }
}

/// What happened, with the fields that the vocabulary lists for it.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event_type")]
#[expect(missing_docs, reason = "the vocabulary of events has the table")]
pub enum AuditEvent {
    VramSealed {
        shard_id: String,
        gpu_device: u64,
        vram_bytes: u64,
        digest: String,
        worker_id: String,
    },
    SealVerified {
        shard_id: String,
        worker_id: String,
    },
    SealVerificationFailed {
        shard_id: String,
        reason: &'static str,
        expected_digest: Option<String>,
        actual_digest: Option<String>,
        worker_id: String,
        severity: &'static str,
    },
    VramAllocated {
        requested_bytes: u64,
        allocated_bytes: u64,
        available_bytes: u64,
        used_bytes: u64,
        gpu_device: u64,
        worker_id: String,
    },
    VramAllocationFailed {
        requested_bytes: u64,
        available_bytes: u64,
        reason: &'static str,
        gpu_device: u64,
        worker_id: String,
    },
    VramDeallocated {
        shard_id: String,
        freed_bytes: u64,
        remaining_used: u64,
        gpu_device: u64,
        worker_id: String,
    },
    PolicyViolation {
        policy: &'static str,
        violation: &'static str,
        details: String,
        severity: &'static str,
        worker_id: String,
        action_taken: &'static str,
    },
    PathTraversalAttempt {
        path: String,
        endpoint: &'static str,
        reason: &'static str,
        worker_id: String,
        severity: &'static str,
    },
    IntegrityViolation {
        path: String,
        expected_digest: String,
        actual_digest: String,
        worker_id: String,
        severity: &'static str,
    },
    MalformedModelRejected {
        path: String,
        reason: &'static str,
        worker_id: String,
        severity: &'static str,
    },
    /// An event that somebody else made: its type is the member `event_type`.
    #[serde(untagged)]
    Foreign(Map<String, Value>),
}

impl AuditEvent {
    /// Its type and its fields, as JSON.
    pub(super) fn into_members(self) -> (String, Map<String, Value>) {
        let mut members = match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members,
            // An event is made of texts and numbers; serde has no way to refuse it.
            Ok(_) | Err(_) => Map::new(),
        };
        match members.remove("event_type") {
            Some(Value::String(name)) => (name, members),
            Some(_) | None => (String::from("unknown"), members),
        }
    }
}

/// The severity of an event type; the only place where it is decided.
pub fn severity_of(event_type: &str) -> Severity {
    match event_type {
        "SealVerificationFailed"
        | "PolicyViolation"
        | "PathTraversalAttempt"
        | "IntegrityViolation" => Severity::Critical,
        "MalformedModelRejected" => Severity::High,
        "VramSealed"
        | "SealVerified"
        | "VramAllocated"
        | "VramAllocationFailed"
        | "VramDeallocated" => Severity::Routine,
        // What nobody knows might matter.
        _ => Severity::Critical,
    }
}

/// Whether an event type is one of the model loader.
pub fn is_of_loader(event_type: &str) -> bool {
    matches!(event_type, "IntegrityViolation" | "MalformedModelRejected")
}
