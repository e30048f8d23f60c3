use super::gguf::Malformed;
use std::fmt;
use std::io;

/// Why a model was not loaded. No message holds a path, a digest or a byte of a file.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the messages say it")]
pub enum LoaderError {
    PathRefused(&'static str),
    IntegrityViolation,
    Malformed(Malformed),
    TooLarge { bytes: u64, max_bytes: u64 },
    Unreadable(io::Error),
    Disposed,
}

impl fmt::Display for LoaderError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PathRefused(reason) => {
                write!(to, "expected a path that stays beneath the model root, found it {reason}")
            }
            Self::IntegrityViolation => {
                write!(to, "expected the SHA-256 that was asked for, the file has another")
            }
            Self::Malformed(reason) => {
                write!(to, "expected a well-formed GGUF file of version 2 or 3, found {reason}")
            }
            Self::TooLarge { bytes, max_bytes } => {
                write!(to, "expected at most {max_bytes} bytes, found {bytes}")
            }
            Self::Unreadable(cause) => write!(to, "expected a readable model file: {cause}"),
            Self::Disposed => write!(to, "expected a loader in use, found it disposed"),
        }
    }
}

impl std::error::Error for LoaderError {}
