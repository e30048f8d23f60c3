//! An append-only trail of format `proofgate/1`: what it promises is in docs/trail.md.
//!
//! Emission never waits: events go into a bounded queue ([`queue`]), one writer thread ([`writer`])
//! puts them into the chain and on disk. An [`Auditor`] counts every attempt and every failure of one
//! owner, and lets a CRITICAL event be waited for, within a bound.

mod auditor;
mod books;
mod chronicle;
mod counters;
mod directory;
mod error;
mod event;
mod file_name;
mod key;
mod platform;
mod queue;
mod record;
mod resume;
mod retention;
mod sanitize;
mod sink;
mod supply;
mod ticket;
mod trail;
mod writer;

pub use auditor::Auditor;
pub use counters::Counters;
pub use error::AuditError;
pub use event::{AuditActor, AuditEvent, Severity, is_of_loader};
pub use ticket::{Observer, Ticket};
pub use trail::{Trail, TrailParts};
