use super::{AuditError, Severity, ticket::Observer};
use metrics::Counter;

/// What the emissions of one owner are counted with: attempts = present in the trail + failed. Every
/// failure is logged as well.
#[derive(Clone)]
pub struct Counters {
    attempts: Counter,
    failures: Counter,
    critical_failures: Counter,
}

impl std::fmt::Debug for Counters {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Counters")
    }
}

impl Counters {
    /// The counters of one owner, all of them told as 0 before anything happens.
    pub fn of(prefix: &str) -> Self {
        let counter = |name: &str| {
            let counter = metrics::counter!(format!("{prefix}_audit_{name}"));
            counter.increment(0);
            counter
        };
        Self {
            attempts: counter("emit_attempts"),
            failures: counter("emit_failures"),
            critical_failures: counter("critical_emit_failures"),
        }
    }
}

impl Observer for Counters {
    fn attempted(&self) {
        self.attempts.increment(1);
    }

    /// A failed CRITICAL event counts in the total as well: neither hides the other.
    fn failed(&self, event_type: &str, severity: Severity, failure: &AuditError) {
        self.failures.increment(1);
        if severity == Severity::Critical {
            self.critical_failures.increment(1);
        }
        tracing::error!("{event_type} was not recorded: {failure}");
    }
}
