use super::{AuditError, Counters, Severity};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// One event on its way to the disk. Whatever becomes of it is told once, to its owner's counters
/// and to the log; who gave it up is not contradicted by a late success.
#[derive(Debug)]
pub struct Ticket {
    event_type: String,
    severity: Severity,
    counters: Counters,
    outcome: Mutex<Option<Result<(), AuditError>>>,
    told: Condvar,
}

impl Ticket {
    /// Counts the attempt.
    pub fn new(event_type: String, severity: Severity, counters: Counters) -> Arc<Self> {
        counters.attempted();
        let (outcome, told) = Default::default();
        Arc::new(Self { event_type, severity, counters, outcome, told })
    }

    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    pub const fn severity(&self) -> Severity {
        self.severity
    }

    fn outcome(&self) -> MutexGuard<'_, Option<Result<(), AuditError>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is_settled(&self) -> bool {
        self.outcome().is_some()
    }

    /// It is on disk.
    pub fn keep(&self) {
        let mut outcome = self.outcome();
        if outcome.is_none() {
            *outcome = Some(Ok(()));
            self.told.notify_all();
        }
    }

    /// It is not, or nobody knows: counted and logged, once.
    pub fn fail(&self, failure: &AuditError) {
        let mut outcome = self.outcome();
        if outcome.is_some() {
            return;
        }
        *outcome = Some(Err(failure.clone()));
        self.counters.failed(self.severity);
        tracing::error!("{} was not recorded: {failure}", self.event_type);
        self.told.notify_all();
    }

    /// Waits until it is on disk or has failed; beyond the bound it has failed.
    pub fn wait(&self, bound: Duration) {
        let deadline = Instant::now() + bound;
        let mut outcome = self.outcome();
        while outcome.is_none() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.told.wait_timeout(outcome, left);
            outcome = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(outcome);
        let waited_ms = u64::try_from(bound.as_millis()).unwrap_or(u64::MAX);
        self.fail(&AuditError::TooSlow { waited_ms });
    }
}
