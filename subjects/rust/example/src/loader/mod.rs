//! Models loaded from beneath a root, and only the very ones that were asked for.

mod decoding;
mod error;
pub mod gguf;
mod jail;
mod model_loader;
mod path_shape;

pub use error::LoaderError;
pub use jail::{Refusal, open_beneath};
pub use model_loader::{LoadedModel, LoaderParts, ModelLoader, is_expected_digest};
pub use path_shape::shape_problem;
