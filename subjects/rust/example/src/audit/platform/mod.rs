//! Delivery of what is on disk to a collector: signed, in batches, again until it is acknowledged or
//! the process ends. Nothing waits for it, and it takes nothing away: the trail holds every record.

mod courier;
mod http;
mod signer;

pub use courier::{Batch, Courier};
