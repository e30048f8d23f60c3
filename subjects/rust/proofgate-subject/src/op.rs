//! The operations of the protocol, each a type that says what it takes and what it gives.

use crate::wire;
use serde::{Serialize, de::DeserializeOwned};

/// An operation: its name, what it takes, and what its `ack` carries.
pub trait Operation {
    /// Its name on the wire.
    const NAME: wire::OperationName;
    /// What it takes.
    type Args: DeserializeOwned;
    /// What it gives when it is done.
    type Value: Serialize;
}

macro_rules! operations {
    ($($name:ident: $args:ident => $value:ident),+ $(,)?) => { $(
        #[doc = concat!("Takes [`wire::", stringify!($args), "`], gives [`wire::", stringify!($value), "`].")]
        #[derive(Debug)]
        pub enum $name {}

        impl Operation for $name {
            const NAME: wire::OperationName = wire::OperationName::$name;
            type Args = wire::$args;
            type Value = wire::$value;
        }
    )+ };
}

operations! {
    VramSeal: Seal => Sealed,
    VramVerify: Verify => Verified,
    VramTamper: Tamper => Nothing,
    VramDeallocate: ShardRequest => Freed,
    VramState: Nothing => State,
    PolicyEnforce: Enforce => Permitted,
    LoaderLoad: Load => Loaded,
    AuditEmit: Emit => Accepted,
    AuditFlush: Nothing => Nothing,
    AuditFault: Fault => Nothing,
    OwnerDrop: OwnerDrop => Nothing,
    CompareSample: CompareSample => Sampled,
    MetricsRead: Nothing => MetricsText,
}
