use super::event::{AuditActor, AuditEvent, Severity};
use super::ticket::Ticket;
use super::{Counters, Trail};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Beyond so many that are on disk or lost, they are forgotten.
const SWEEP_AT: usize = 256;

/// What one owner records with. Nothing here fails and nothing waits beyond its bound: every attempt
/// is counted, and every failure is counted once and logged once, whenever it comes.
#[derive(Debug)]
pub struct Auditor {
    trail: Arc<Trail>,
    counters: Arc<Counters>,
    unsettled: Mutex<Vec<Arc<Ticket>>>,
}

impl Auditor {
    /// An auditor that counts under the prefix of its owner's crate.
    pub fn new(trail: &Arc<Trail>, prefix: &str) -> Self {
        let (trail, counters) = (Arc::clone(trail), Arc::new(Counters::of(prefix)));
        Self { trail, counters, unsettled: Mutex::default() }
    }

    /// Records an event. A CRITICAL one is on disk when this returns, or counted as failed.
    pub fn record(&self, event: AuditEvent, actor: &AuditActor) {
        let counters: Arc<Counters> = Arc::clone(&self.counters);
        let ticket = self.trail.emit(event, actor, counters);
        if ticket.severity() == Severity::Critical {
            self.trail.persist(&ticket);
        } else {
            self.remember(ticket);
        }
    }

    /// Has all that was recorded put on disk. What the disk does not take in time counts as failed:
    /// whoever flushes will not be there to see it come.
    pub fn flush(&self) {
        if let Err(failure) = self.trail.flush() {
            tracing::error!("the audit trail was not flushed: {failure}");
            for ticket in self.unsettled().drain(..) {
                ticket.fail(&failure);
            }
        }
    }

    fn remember(&self, ticket: Arc<Ticket>) {
        let mut unsettled = self.unsettled();
        if unsettled.len() >= SWEEP_AT {
            unsettled.retain(|ticket| !ticket.is_settled());
        }
        unsettled.push(ticket);
    }

    fn unsettled(&self) -> MutexGuard<'_, Vec<Arc<Ticket>>> {
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
