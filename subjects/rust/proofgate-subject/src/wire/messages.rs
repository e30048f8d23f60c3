use super::configuration::{CaseConfig, Limits};
use super::presence::nullable;
use super::{Capability, ErrorCode, OperationName};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::num::{NonZeroU32, NonZeroU64};
use std::path::PathBuf;

/// Everything the gate may say. No message carries an expectation, a requirement or a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub enum HostMessage {
    Hello(Hello),
    Begin(Box<Begin>),
    Op(Op),
    End(End),
    Stop {},
}

/// A program by its name and version: the gate, or an adapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Program {
    pub name: String,
    pub version: String,
}

/// The gate by its name and version.
pub type Harness = Program;

/// The first thing the gate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct Hello {
    pub protocols: Vec<NonZeroU32>,
    pub harness: Harness,
    pub run: String,
    pub nonce: String,
}

/// A case begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct Begin {
    pub case: String,
    pub seed: u64,
    pub workspace: PathBuf,
    pub config: CaseConfig,
    pub limits: Limits,
}

/// Something is asked. The arguments are read by the operation they are for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct Op {
    pub seq: NonZeroU64,
    pub name: OperationName,
    pub args: Value,
}

/// A case ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct End {
    pub case: String,
}

/// What is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct SubjectIdentity {
    pub name: String,
    pub version: String,
    pub language: String,
    #[serde(deserialize_with = "nullable")]
    pub commit: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub artifact_sha256: Option<String>,
}

/// Where the trail lies and how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct TrailLocation {
    pub directory: PathBuf,
    pub format: String,
}

/// How metrics are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum MetricsAccess {
    /// Over HTTP, in the Prometheus text format.
    Http {
        /// Where.
        url: String,
    },
    /// By `metrics.read`.
    Operation {},
}

/// The metric prefix of each crate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Prefixes {
    pub vram_residency: String,
    pub model_loader: String,
}

/// Everything a subject may say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub enum SubjectMessage {
    HelloOk {
        protocol: NonZeroU32,
        nonce: String,
        subject: SubjectIdentity,
        adapter: Program,
        capabilities: Vec<Capability>,
    },
    HelloRefused {
        protocols: Vec<NonZeroU32>,
        reason: String,
    },
    Ready {
        case: String,
        trail: TrailLocation,
        metrics: MetricsAccess,
        prefixes: Prefixes,
    },
    Ack {
        seq: NonZeroU64,
        value: Map<String, Value>,
    },
    Error {
        seq: NonZeroU64,
        code: ErrorCode,
        message: String,
    },
    Unsupported {
        seq: NonZeroU64,
        capability: Capability,
    },
    AdapterError {
        seq: NonZeroU64,
        message: String,
    },
    Ended {
        case: String,
    },
}
