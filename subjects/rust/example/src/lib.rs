//! Sealed device memory, model loading, and an audit trail that keeps what it is told.
//!
//! An example of a crate that passes the standard of proofgate, in three parts that a real worker
//! would have too: [`audit`] writes the trail, [`vram`] seals models on a device, [`loader`] loads
//! them. The two owners know the trail only as an [`audit::Auditor`], whose failures are never theirs.

pub mod audit;
mod compare;
mod hex;
pub mod loader;
mod utc;
pub mod vram;

pub use compare::same_in_constant_time;
pub use utc::CaseClock;
