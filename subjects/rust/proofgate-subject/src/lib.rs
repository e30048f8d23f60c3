//! Speak the subject protocol of proofgate from a Rust crate, so that it can be judged.
//!
//! An adapter is a program: it opens a case when the gate begins one, and answers operations. Each
//! operation is a type of [`op`] with the arguments and the value of the protocol; a handler is
//! registered for it with [`Adapter::on`], and **that is what declares the capability**. What has no
//! handler is not declared and is answered with `unsupported`, so an adapter cannot claim what it
//! does not do, nor forget to claim what it does.
//!
//! ```no_run
//! use proofgate_subject::{Adapter, Case, CaseError, Identity, Opened, op, wire};
//!
//! struct Mine;
//!
//! impl Case for Mine {
//!     fn open(begin: &wire::Begin) -> Result<Opened<Self>, CaseError> {
//!         Ok(Opened::new(Mine, &begin.config.audit.directory))
//!     }
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     Adapter::<Mine>::new(Identity::of_crate("my-crate", "1.2.0"))
//!         .on::<op::AuditFlush>(|_case, _args| Ok(wire::Nothing {}))
//!         .run()
//! }
//! ```

mod adapter;
mod block_on;
mod identity;
mod input;
#[cfg(feature = "tracing")]
mod log;
#[cfg(feature = "metrics")]
mod metrics;
pub mod op;
mod outcome;
mod safe_text;
mod sampler;
mod serve;
pub mod text;
pub mod wire;

pub use adapter::{Adapter, Case, CaseError, Opened};
pub use block_on::{BlockOn, ThisThread};
pub use identity::Identity;
#[cfg(feature = "tracing")]
pub use log::SafeLog;
#[cfg(feature = "metrics")]
pub use metrics::MetricsStore;
pub use outcome::{Outcome, Refusal};
pub use safe_text::safe_text;
pub use sampler::count_equal;
pub use serve::ServeError;
