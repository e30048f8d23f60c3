use std::fmt;
use std::io;

/// Why a manager did not do what it was asked. No message holds an id, a digest or a pointer.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the messages say it")]
pub enum VramError {
    InvalidShardId(&'static str),
    DuplicateShard,
    UnknownShard,
    OtherDevice,
    InsufficientVram,
    VerificationFailed(&'static str),
    Stopped,
    PolicyViolation(String),
    ModelUnreadable(io::Error),
    Disposed,
}

impl fmt::Display for VramError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidShardId(problem) => {
                write!(to, "expected an identifier, found it {problem}")
            }
            Self::DuplicateShard => write!(to, "expected a shard id not in use, found it held"),
            Self::UnknownShard => {
                write!(to, "expected a shard that is held, found none of that id")
            }
            Self::OtherDevice => write!(to, "expected the device that this worker owns"),
            Self::InsufficientVram => {
                write!(
                    to,
                    "expected enough free device memory, found less; deallocate shards first"
                )
            }
            Self::VerificationFailed(reason) => {
                write!(to, "expected the seal to hold, found {reason}; the worker is stopped")
            }
            Self::Stopped => {
                write!(to, "expected a running worker, found it stopped; look into the trail")
            }
            Self::PolicyViolation(details) => {
                write!(to, "expected a device with memory of its own, found: {details}")
            }
            Self::ModelUnreadable(cause) => write!(to, "expected a readable model file: {cause}"),
            Self::Disposed => write!(to, "expected a manager in use, found it disposed"),
        }
    }
}

impl std::error::Error for VramError {}
