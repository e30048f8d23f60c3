use super::error::VramError;

/// Where a worker stands. It only ever moves forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkerState {
    /// Seals and verifies.
    Running,
    /// After a violation: gives memory back, and nothing else.
    Stopped,
    /// Everything is given back.
    Disposed,
}

impl WorkerState {
    pub(super) const fn require_running(self) -> Result<(), VramError> {
        match self {
            Self::Running => Ok(()),
            Self::Stopped => Err(VramError::Stopped),
            Self::Disposed => Err(VramError::Disposed),
        }
    }
}
