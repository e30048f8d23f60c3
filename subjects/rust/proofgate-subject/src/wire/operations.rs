use super::presence::nullable;
use super::things::{Actor, Comparison, Device, Event, FaultKind, Owner, Shard, WorkerState};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::num::NonZeroU32;
use std::path::PathBuf;

/// A member that can only be true: an operation that would say false says no instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct True;

impl Serialize for True {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(true)
    }
}

impl<'de> Deserialize<'de> for True {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match bool::deserialize(from)? {
            true => Ok(Self),
            false => Err(serde::de::Error::custom("expected true, found false")),
        }
    }
}

/// Nothing to say: an empty object.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Arguments of `vram.seal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Seal {
    pub shard_id: String,
    pub gpu_device: u64,
    /// Absolute, inside the workspace.
    pub path: PathBuf,
    pub actor: Actor,
}

/// Value of `vram.seal`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Sealed {
    pub shard: Shard,
}

/// Arguments of `vram.verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Verify {
    pub shard: Shard,
    pub actor: Actor,
}

/// Value of `vram.verify`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    verified: True,
}

/// Value of `policy.enforce`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permitted {
    permitted: True,
}

/// Value of `audit.emit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    accepted: True,
}

macro_rules! only_one_way {
    ($($name:ident { $member:ident }),+) => { $(
        impl $name {
            /// The only value there is; whatever else an operation has to say is a refusal.
            pub const fn new() -> Self {
                Self { $member: True }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    )+ };
}

only_one_way!(Verified { verified }, Permitted { permitted }, Accepted { accepted });

/// Arguments of `vram.tamper`: flip a bit (0 is the lowest) of a byte of a shard on the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Tamper {
    pub shard_id: String,
    pub offset: u64,
    pub bit: u8,
}

/// Arguments of `vram.deallocate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ShardRequest {
    pub shard_id: String,
    pub actor: Actor,
}

/// Value of `vram.deallocate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Freed {
    pub freed_bytes: u64,
}

/// Value of `vram.state`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct State {
    pub state: WorkerState,
    pub total_bytes: u64,
    pub used_bytes: u64,
    pub available_bytes: u64,
    pub shards: Vec<String>,
}

/// Arguments of `policy.enforce`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Enforce {
    pub device: Device,
    pub actor: Actor,
}

/// Arguments of `loader.load`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Load {
    /// As a caller asks for it: relative to the model root, or hostile.
    pub path: String,
    #[serde(deserialize_with = "nullable")]
    pub expected_digest: Option<String>,
    pub actor: Actor,
}

/// Value of `loader.load`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Loaded {
    pub digest: String,
    pub bytes: u64,
    pub tensors: u64,
}

/// Arguments of `audit.emit`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Emit {
    pub event: Event,
    pub actor: Actor,
}

/// Arguments of `audit.fault`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Fault {
    pub kind: FaultKind,
    /// How many calls still succeed first.
    pub after: u64,
}

/// Arguments of `owner.drop`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct OwnerDrop {
    pub owner: Owner,
}

/// Arguments of `compare.sample`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CompareSample {
    pub comparison: Comparison,
    pub pairs: Vec<(String, String)>,
    /// How often to go through all pairs.
    pub rounds: NonZeroU32,
}

/// Value of `compare.sample`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sampled {
    /// How many comparisons found equality.
    pub equal: u64,
}

/// Value of `metrics.read`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsText {
    /// Prometheus text exposition format.
    pub text: String,
}
