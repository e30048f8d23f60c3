use super::{AuditError, Severity};
use std::fmt::Debug;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Whoever has to know what becomes of an event.
pub trait Observer: Debug + Send + Sync {
    /// An event is handed to the trail.
    fn attempted(&self);
    /// It is not on record, or nobody knows; told once, whenever it turns out.
    fn failed(&self, event_type: &str, severity: Severity, failure: &AuditError);
}

/// One event on its way to the disk. Whatever becomes of it is told once; who gave it up is not
/// contradicted by a late success.
#[derive(Debug)]
pub struct Ticket {
    event_type: String,
    severity: Severity,
    observer: Arc<dyn Observer>,
    outcome: Mutex<Option<Result<(), AuditError>>>,
    told: Condvar,
}

impl Ticket {
    pub(super) fn new(
        event_type: String,
        severity: Severity,
        observer: Arc<dyn Observer>,
    ) -> Arc<Self> {
        observer.attempted();
        let (outcome, told) = Default::default();
        Arc::new(Self { event_type, severity, observer, outcome, told })
    }

    pub(super) fn event_type(&self) -> &str {
        &self.event_type
    }

    /// How much its event matters.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    fn outcome(&self) -> MutexGuard<'_, Option<Result<(), AuditError>>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is known what became of it.
    pub fn is_settled(&self) -> bool {
        self.outcome().is_some()
    }

    /// Why it is not on record, as far as that is known yet.
    pub fn failure(&self) -> Option<AuditError> {
        self.outcome().as_ref().and_then(|outcome| outcome.clone().err())
    }

    /// It is on disk.
    pub(super) fn keep(&self) {
        let mut outcome = self.outcome();
        if outcome.is_none() {
            *outcome = Some(Ok(()));
            self.told.notify_all();
        }
    }

    /// It is not, or nobody knows.
    pub(super) fn fail(&self, failure: &AuditError) {
        let mut outcome = self.outcome();
        if outcome.is_some() {
            return;
        }
        *outcome = Some(Err(failure.clone()));
        self.observer.failed(&self.event_type, self.severity, failure);
        self.told.notify_all();
    }

    /// Waits until it is on disk or has failed; beyond the bound it has failed.
    pub(super) fn wait(&self, bound: Duration) {
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
