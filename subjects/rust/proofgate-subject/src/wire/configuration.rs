use super::presence::{nullable, optional};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::num::NonZeroU64;
use std::path::PathBuf;

/// What a case hands its subject in `begin`. Paths are absolute and lie in the workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseConfig {
    /// The trail.
    pub audit: Audit,
    /// The device.
    pub vram: Vram,
    /// The models.
    pub loader: Loader,
    /// Who works.
    pub worker: Worker,
    /// What is added to the time of the system, for a subject that declares `case.clock`.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
}

/// How the trail is to be kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// Whether there is a trail, and whether it is delivered.
    pub mode: AuditMode,
    /// Where it lies; not there yet when a case begins.
    pub directory: PathBuf,
    /// 32 bytes as 64 hex digits.
    pub key_file: PathBuf,
    /// Who writes it.
    pub service_id: String,
    /// When events go to the disk.
    pub flush: Flush,
    /// How many events may wait.
    pub buffer_capacity: NonZeroU64,
    /// When the chain goes on in another file, beside midnight UTC.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub rotation: Option<Rotation>,
    /// How long closed files are kept; for ever when absent.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// Where records are posted in mode platform.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub platform_url: Option<String>,
    /// Ed25519 private key, PKCS #8 PEM: signs what is posted.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub platform_key_file: Option<PathBuf>,
}

/// Whether there is a trail, and whether it is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuditMode {
    /// No trail: an owner without a logger.
    Disabled,
    /// Files only.
    Local,
    /// Files, and a collector.
    Platform,
}

/// When events go to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flush {
    /// One by one, or together.
    pub mode: FlushMode,
    /// Waiting events that start a write.
    pub batch_size: NonZeroU64,
    /// Longest time that a routine event waits.
    pub interval_ms: NonZeroU64,
    /// Bound of the wait for a CRITICAL event.
    pub critical_wait_ms: NonZeroU64,
}

/// One by one, or together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum FlushMode {
    Immediate,
    Batched,
    Hybrid,
}

/// When the chain goes on in another file, beside midnight UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Beyond this size.
    pub max_bytes: NonZeroU64,
}

/// How long closed files are kept, and for which regulations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// From the closing of a file on.
    pub days: NonZeroU64,
    /// Those in force; all when absent.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub regulations: Option<Vec<Regulation>>,
    /// `YYYY-MM-DD`: on that day somebody vouched for the clock.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub clock_confirmed_on: Option<String>,
}

/// A regulation that says how long records are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Regulation {
    #[serde(rename = "GDPR")]
    Gdpr,
    #[serde(rename = "SOC 2")]
    Soc2,
    #[serde(rename = "ISO 27001")]
    Iso27001,
}

/// The device that shards lie on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vram {
    /// Which kind.
    pub backend: Backend,
    /// What the worker may take of it.
    pub capacity_bytes: NonZeroU64,
    /// With the emulated backend: the library to load in place of `libcuda.so.1`.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub driver_library: Option<PathBuf>,
    /// What shards are sealed by; SHA-256 unless told.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub digest: Option<DeviceDigest>,
}

/// Which kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Backend {
    Mock,
    Emulated,
    Cuda,
}

/// What shards are sealed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum DeviceDigest {
    Sha256,
    FsVerity,
}

/// Where models lie.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loader {
    /// Nothing outside it may be read.
    pub root: PathBuf,
    /// The largest file.
    pub max_bytes: NonZeroU64,
}

/// Who works. The token is a secret and is not printed by `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Null for a worker without a name.
    #[serde(deserialize_with = "nullable")]
    pub id: Option<String>,
    /// May appear nowhere.
    pub token: String,
}

impl fmt::Debug for Worker {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Worker").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What is added to the time of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// In milliseconds.
    pub offset_ms: i64,
}

/// How long the gate waits, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "docs/protocol.md has the table")]
pub struct Limits {
    pub hello_ms: NonZeroU64,
    pub op_ms: NonZeroU64,
    pub silence_ms: u64,
    pub shutdown_ms: NonZeroU64,
}
