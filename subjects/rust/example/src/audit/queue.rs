use super::record::Entry;
use super::ticket::Ticket;
use super::{AuditError, Severity};
use proofgate_subject::wire::{Flush, FlushMode};
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// An accepted event and whoever follows it.
#[derive(Debug)]
pub struct Pending {
    pub entry: Entry,
    pub ticket: Arc<Ticket>,
}

/// What the writer does next.
#[derive(Debug)]
pub enum Work {
    /// Put these on disk, together.
    Write(Vec<Pending>),
    /// Nothing more will come.
    Close,
}

#[derive(Debug, Default)]
struct State {
    waiting: VecDeque<(Instant, Pending)>,
    /// Places taken, until an event is on disk or lost: so a stalled disk fills no memory.
    held_routine: usize,
    held_critical: usize,
    accepted: u64,
    settled: u64,
    lost: u64,
    /// Everything accepted up to here is due.
    forced_to: u64,
    taken: u64,
    is_closing: bool,
    refusal: Option<AuditError>,
}

/// The bounded queue between those who emit, who never wait, and the one writer.
///
/// CRITICAL events have as many places of their own: no burst of routine ones can keep one out.
#[derive(Debug)]
pub struct Queue {
    capacity: usize,
    policy: Flush,
    state: Mutex<State>,
    /// For the writer: something may be due.
    work: Condvar,
    /// For those who flush: something was settled.
    settled: Condvar,
}

impl Queue {
    pub fn new(capacity: usize, policy: Flush) -> Self {
        let (state, work, settled) = Default::default();
        Self { capacity, policy, state, work, settled }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes an event, or says why not. Never waits for the disk.
    pub fn push(&self, pending: Pending) -> Result<(), AuditError> {
        let mut state = self.state();
        if let Some(refusal) = &state.refusal {
            return Err(refusal.clone());
        }
        let is_critical = pending.ticket.severity() == Severity::Critical;
        let held = if is_critical { &mut state.held_critical } else { &mut state.held_routine };
        if *held >= self.capacity {
            return Err(AuditError::BufferFull { capacity: self.capacity });
        }
        *held += 1;
        state.accepted += 1;
        state.waiting.push_back((Instant::now(), pending));
        drop(state);
        self.work.notify_one();
        Ok(())
    }

    /// For the writer: sleeps until something is due.
    pub fn next(&self) -> Work {
        let mut state = self.state();
        loop {
            if self.is_due(&state) {
                return Work::Write(self.take(&mut state));
            }
            if state.is_closing && state.waiting.is_empty() {
                return Work::Close;
            }
            state = match self.until_interval(&state) {
                None => self.work.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(left) => {
                    let waited = self.work.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    fn until_interval(&self, state: &State) -> Option<Duration> {
        let (since, _) = state.waiting.front()?;
        let interval = Duration::from_millis(self.policy.interval_ms.get());
        Some((*since + interval).saturating_duration_since(Instant::now()))
    }

    fn is_due(&self, state: &State) -> bool {
        let waiting = state.waiting.len();
        let batch = usize::try_from(self.policy.batch_size.get()).unwrap_or(usize::MAX);
        waiting > 0
            && (self.policy.mode == FlushMode::Immediate
                || waiting >= batch
                || state.is_closing
                || state.forced_to > state.taken
                || self.until_interval(state).is_some_and(|left| left.is_zero()))
    }

    fn take(&self, state: &mut State) -> Vec<Pending> {
        let most = match self.policy.mode {
            FlushMode::Immediate => 1,
            FlushMode::Batched | FlushMode::Hybrid => state.waiting.len(),
        };
        let batch: Vec<Pending> = state.waiting.drain(..most).map(|(_, event)| event).collect();
        state.taken += u64::try_from(batch.len()).unwrap_or(u64::MAX);
        batch
    }

    /// For the writer: these are on disk, or lost.
    pub fn settle(&self, batch: &[Pending], result: &Result<(), AuditError>) {
        for Pending { ticket, .. } in batch {
            match result {
                Ok(()) => ticket.keep(),
                Err(failure) => ticket.fail(failure),
            }
        }
        let critical = count_critical(batch);
        let all = u64::try_from(batch.len()).unwrap_or(u64::MAX);
        let mut state = self.state();
        state.held_critical = state.held_critical.saturating_sub(critical);
        state.held_routine = state.held_routine.saturating_sub(batch.len() - critical);
        state.settled += all;
        if result.is_err() {
            state.lost += all;
        }
        drop(state);
        self.settled.notify_all();
    }

    /// Has everything accepted so far written, in whatever mode.
    pub fn force(&self) {
        let mut state = self.state();
        state.forced_to = state.accepted;
        drop(state);
        self.work.notify_one();
    }

    /// Has everything accepted so far written, and waits for it within a bound.
    pub fn flush(&self, bound: Duration) -> Result<(), AuditError> {
        let deadline = Instant::now() + bound;
        let mut state = self.state();
        if let Some(refusal) = &state.refusal {
            return Err(refusal.clone());
        }
        let (due, lost_before) = (state.accepted, state.lost);
        state.forced_to = due;
        self.work.notify_one();
        while state.settled < due {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let waited_ms = u64::try_from(bound.as_millis()).unwrap_or(u64::MAX);
                return Err(AuditError::TooSlow { waited_ms });
            }
            let waited = self.settled.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if state.lost > lost_before {
            let cause = std::io::Error::other("events were lost, the log says which and why");
            return Err(AuditError::write(cause));
        }
        Ok(())
    }

    /// Takes no more events, for the reason given.
    pub fn refuse(&self, failure: AuditError) {
        self.state().refusal = Some(failure);
    }

    /// Has the writer end when it has written what waits.
    pub fn close(&self) {
        let mut state = self.state();
        state.refusal.get_or_insert(AuditError::Closed);
        state.is_closing = true;
        drop(state);
        self.work.notify_one();
    }

    /// Gives up what still waits, so that a stalled disk holds up nobody.
    pub fn abandon(&self, failure: &AuditError) {
        let mut state = self.state();
        let most = state.waiting.len();
        let batch: Vec<Pending> = state.waiting.drain(..most).map(|(_, event)| event).collect();
        state.taken += u64::try_from(batch.len()).unwrap_or(u64::MAX);
        drop(state);
        self.settle(&batch, &Err(failure.clone()));
    }
}

fn count_critical(batch: &[Pending]) -> usize {
    batch.iter().filter(|event| event.ticket.severity() == Severity::Critical).count()
}
