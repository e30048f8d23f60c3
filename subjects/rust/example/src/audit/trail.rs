use super::AuditError;
use super::chronicle::Chronicle;
use super::event::{AuditActor, AuditEvent, severity_of};
use super::queue::{Pending, Queue};
use super::record::{Entry, new_id};
use super::sanitize::{Concealed, write_event};
use super::supply::Supply;
use super::ticket::{Observer, Ticket};
use super::writer::Writer;
use crate::utc::CaseClock;
use proofgate_subject::wire::Audit;
use serde_json::json;
use std::fmt;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Closing a healthy file takes a moment; a stalled one is left to the end of the process.
const CLOSE_WAIT: Duration = Duration::from_secs(1);

/// What a trail is opened with.
#[derive(Debug, Clone)]
pub struct TrailParts {
    /// Where, how large, how long.
    pub config: Audit,
    /// The time of its records.
    pub clock: CaseClock,
    /// The token of the worker, which no record may hold.
    pub worker_token: String,
}

/// A trail with a bounded queue in front of one writer thread. Dropping it writes what waits and
/// closes it in good order, within a bound.
pub struct Trail {
    queue: Arc<Queue>,
    clock: CaseClock,
    concealed: Concealed,
    critical_wait: Duration,
    /// Hangs up when the writer has ended; none where the trail could not be opened.
    writer: Option<Mutex<Receiver<()>>>,
}

impl fmt::Debug for Trail {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Trail")
    }
}

impl Trail {
    /// Opens the trail of a directory and goes on with the chain it finds there.
    ///
    /// It never fails: where there is no trail to be had, that is logged, and every event is refused,
    /// counted and logged with that reason.
    pub fn open(parts: TrailParts) -> Self {
        let flush = parts.config.flush;
        let capacity = usize::try_from(parts.config.buffer_capacity.get()).unwrap_or(usize::MAX);
        let queue = Arc::new(Queue::new(capacity, flush));
        let writer = start(&parts, &queue).unwrap_or_else(|failure| {
            tracing::error!("no event can be recorded: {failure}");
            queue.refuse(failure);
            None
        });
        Self {
            queue,
            clock: parts.clock,
            concealed: Concealed::new(&parts.worker_token),
            critical_wait: Duration::from_millis(flush.critical_wait_ms.get()),
            writer: writer.map(Mutex::new),
        }
    }

    /// Hands an event to the writer and never waits for it. The observer is told what becomes of it.
    pub fn emit(
        &self,
        event: AuditEvent,
        actor: &AuditActor,
        observer: Arc<dyn Observer>,
    ) -> Arc<Ticket> {
        let (event_type, mut fields) = event.into_members();
        fields.insert("actor".to_owned(), json!(actor));
        let severity = severity_of(&event_type);
        let entry = Entry {
            audit_id: new_id(),
            timestamp: self.clock.now(),
            severity: severity.as_str(),
            event: write_event(&self.concealed, &event_type, &fields),
        };
        let ticket = Ticket::new(self.concealed.within(&event_type), severity, observer);
        if let Err(refusal) = self.queue.push(Pending { entry, ticket: Arc::clone(&ticket) }) {
            ticket.fail(&refusal);
        }
        ticket
    }

    /// Has an event, and all before it, put on disk now. When this returns it is there, or its
    /// observer was told that nobody knows.
    pub fn persist(&self, ticket: &Ticket) {
        self.queue.force();
        ticket.wait(self.critical_wait);
    }

    /// Has everything accepted so far put on disk, and waits for it within the bound.
    pub fn flush(&self) -> Result<(), AuditError> {
        self.queue.flush(self.critical_wait)
    }
}

/// The receiver hangs up when the writer has ended.
fn start(parts: &TrailParts, queue: &Arc<Queue>) -> Result<Option<Receiver<()>>, AuditError> {
    let mut chronicle = Chronicle::new(parts.clock);
    let mut supply = Supply::open(parts, &mut chronicle)?;
    supply.commit(&mut chronicle, &[])?;
    supply.write_head();
    supply.apply_retention(&mut chronicle)?;
    let (ended, writer) = channel();
    let queue = Arc::clone(queue);
    let run = move || {
        let _until_the_end = ended;
        Writer { queue, supply, chronicle, head_written: Instant::now() }.run();
    };
    thread::Builder::new().name("audit-writer".to_owned()).spawn(run)?;
    Ok(Some(writer))
}

impl Drop for Trail {
    fn drop(&mut self) {
        let Some(writer) = &self.writer else { return };
        if let Err(failure) = self.flush() {
            tracing::error!("the trail could not be written in full before it closed: {failure}");
            self.queue.abandon(&failure);
        }
        self.queue.close();
        let writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
        if writer.recv_timeout(CLOSE_WAIT) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            tracing::error!("timed out: the disk did not let the trail be closed");
        }
    }
}
