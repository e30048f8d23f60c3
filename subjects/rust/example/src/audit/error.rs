use std::fmt;
use std::io;
use std::sync::Arc;

/// Why an event is not, or not known to be, on record.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum AuditError {
    /// Too many events wait for the disk.
    BufferFull {
        /// How many may.
        capacity: usize,
    },
    /// The disk did not take it.
    Write(Arc<io::Error>),
    /// The disk took it, but not for good.
    Sync(Arc<io::Error>),
    /// The bound of the wait is over.
    TooSlow {
        /// The bound, in milliseconds.
        waited_ms: u64,
    },
    /// Another writer has the directory.
    Locked,
    /// The end of the trail is not what this key has written.
    BrokenChain {
        /// Where it ends.
        file: String,
    },
    /// Files would go before the law lets them.
    RetentionTooShort {
        /// The law.
        regulation: &'static str,
        /// What it asks for.
        minimum_days: u64,
        /// What the policy says.
        days: u64,
    },
    /// The key file does not hold a key.
    NoKey,
    /// The file does not hold an Ed25519 key to sign deliveries with.
    NoSigningKey,
    /// What records are to be delivered to is no `http://` address.
    NoCollector,
    /// The trail cannot be opened.
    Unavailable(Arc<io::Error>),
    /// The trail is closed.
    Closed,
}

impl AuditError {
    /// In one word, as records of loss tell it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BufferFull { .. } => "BUFFER_FULL",
            Self::Write(_) => "WRITE_FAILED",
            Self::Sync(_) => "SYNC_FAILED",
            Self::TooSlow { .. } => "TOO_SLOW",
            Self::Locked => "LOCKED",
            Self::BrokenChain { .. } => "BROKEN_CHAIN",
            Self::RetentionTooShort { .. } => "RETENTION_TOO_SHORT",
            Self::NoKey => "NO_KEY",
            Self::NoSigningKey => "NO_SIGNING_KEY",
            Self::NoCollector => "NO_COLLECTOR",
            Self::Unavailable(_) => "UNAVAILABLE",
            Self::Closed => "CLOSED",
        }
    }

    pub(super) fn write(cause: io::Error) -> Self {
        Self::Write(Arc::new(cause))
    }

    pub(super) fn sync(cause: io::Error) -> Self {
        Self::Sync(Arc::new(cause))
    }

    pub(super) fn unavailable(cause: io::Error) -> Self {
        Self::Unavailable(Arc::new(cause))
    }
}

impl fmt::Display for AuditError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BufferFull { capacity } => {
                write!(to, "BufferFull: {capacity} events already wait for the disk")
            }
            Self::Write(cause) => write!(to, "the disk refused the write: {cause}"),
            Self::Sync(cause) => write!(to, "the disk did not sync: {cause}"),
            Self::TooSlow { waited_ms } => {
                write!(to, "timed out: not on disk after {waited_ms} ms; see to the disk's load")
            }
            Self::Locked => {
                write!(to, "a running writer has the directory; stop it or choose another")
            }
            Self::BrokenChain { file } => write!(
                to,
                "the last record of {file} is not one that this key has written; verify the trail"
            ),
            Self::RetentionTooShort { regulation, minimum_days, days } => write!(
                to,
                "{regulation} asks for {minimum_days} days of retention, the policy says {days}"
            ),
            Self::NoKey => write!(to, "expected a key file of 64 hex digits"),
            Self::NoSigningKey => write!(to, "expected an Ed25519 private key, PKCS #8 in PEM"),
            Self::NoCollector => write!(to, "expected the collector at an http:// address"),
            Self::Unavailable(cause) => write!(to, "the trail cannot be opened: {cause}"),
            Self::Closed => write!(to, "the trail is closed; record before it is dropped"),
        }
    }
}

impl std::error::Error for AuditError {}
