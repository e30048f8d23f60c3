use super::presence::nullable;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Who asks, from where, and under which correlation; what is absent is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Actor {
    #[serde(deserialize_with = "nullable")]
    pub worker_id: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub source_ip: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub correlation_id: Option<String>,
}

/// A sealed shard as its owner hands it out: no pointer, no key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Shard {
    pub shard_id: String,
    pub gpu_device: u64,
    pub vram_bytes: u64,
    pub digest: String,
    pub sealed_at: String,
    pub signature: String,
}

/// The properties of a device as the policy looks at them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Device {
    pub name: String,
    pub total_bytes: i64,
    pub compute_capability: String,
    pub integrated: bool,
    pub managed_memory_only: bool,
    pub unified_memory: bool,
}

/// Where a worker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum WorkerState {
    Running,
    Stopped,
    Disposed,
}

/// An event of the vocabulary with its own fields, as hostile as the gate cares to make them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its name.
    pub event_type: String,
    /// Everything else.
    #[serde(flatten)]
    pub fields: Map<String, Value>,
}

/// What `audit.fault` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum FaultKind {
    WriteError,
    SyncError,
    Stall,
    None,
}

/// Who is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Owner {
    Vram,
    Loader,
}

/// The comparisons a subject lets the gate time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Comparison {
    #[serde(rename = "seal.digest")]
    SealDigest,
    #[serde(rename = "seal.signature")]
    SealSignature,
    #[serde(rename = "load.digest")]
    LoadDigest,
}

/// How an operation may end when it was tried and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub enum ErrorCode {
    InvalidShardId,
    UnknownDevice,
    DuplicateShard,
    UnknownShard,
    InsufficientVram,
    SealVerificationFailed,
    WorkerStopped,
    PolicyViolation,
    PathRefused,
    IntegrityViolation,
    MalformedModel,
    ModelTooLarge,
    ModelUnreadable,
    AuditRefused,
    FlushFailed,
    Disposed,
}
