//! Models sealed on a device: brought there, digested where they are, signed, and verified again.

mod error;
mod manager;
mod mock;
mod model_file;
mod policy;
mod seal;
mod shard_id;
mod worker_state;

pub use error::VramError;
pub use manager::{ManagerParts, VramManager};
pub use mock::{Allocation, MockDevice};
pub use policy::{Finding, inspect};
pub use seal::{SealContent, SealSigner, Shard};
pub use shard_id::{shared_validation, traversal_problem};
pub use worker_state::WorkerState;
