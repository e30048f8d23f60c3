//! What goes over the wire, type by type: `src/protocol` of the gate, in Rust.
//!
//! Held to the same golden transcripts as the gate itself (`tests/golden.rs`): what the gate says is
//! read and what a subject says is written to the same JSON, and a member too many or too few is
//! refused.

mod capability;
mod configuration;
mod messages;
mod operations;
mod presence;
mod things;

pub use capability::{Capability, OperationName};
pub use configuration::{
    Audit, AuditMode, Backend, CaseConfig, Clock, DeviceDigest, Flush, FlushMode, Limits, Loader,
    Regulation, Retention, Rotation, Vram, Worker,
};
pub use messages::{
    Begin, End, Harness, Hello, HostMessage, MetricsAccess, Op, Prefixes, Program, SubjectIdentity,
    SubjectMessage, TrailLocation,
};
pub use operations::{
    Accepted, CompareSample, Emit, Enforce, Fault, Freed, Load, Loaded, MetricsText, Nothing,
    OwnerDrop, Permitted, Sampled, Seal, Sealed, ShardRequest, State, Tamper, Verified, Verify,
};
pub use things::{
    Actor, Comparison, Device, ErrorCode, Event, FaultKind, Owner, Shard, WorkerState,
};

/// The protocol number this crate speaks.
pub const PROTOCOL_VERSION: u32 = 1;

/// The longest line either side may send, in bytes, its newline not counted.
pub const LINE_LIMIT_BYTES: usize = 1024 * 1024;
