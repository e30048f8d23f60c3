use crate::wire::ErrorCode;
use std::fmt;

/// How an operation ended.
pub type Outcome<T> = Result<T, Refusal>;

/// Why an operation gave no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It was tried, and this is its own outcome.
    Refused {
        /// Of the closed vocabulary of the protocol.
        code: ErrorCode,
        /// For people.
        message: String,
    },
    /// It could not be tried; nothing follows about the subject.
    NotTried {
        /// For people.
        message: String,
    },
}

impl Refusal {
    /// Tried, and refused or failed.
    pub fn new(code: ErrorCode, message: impl fmt::Display) -> Self {
        Self::Refused { code, message: message.to_string() }
    }

    /// It could not be tried.
    pub fn not_tried(message: impl fmt::Display) -> Self {
        Self::NotTried { message: message.to_string() }
    }
}
