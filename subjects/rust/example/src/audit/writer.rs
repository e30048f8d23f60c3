use super::AuditError;
use super::chronicle::Chronicle;
use super::queue::{Pending, Queue, Work};
use super::record::Entry;
use super::supply::Supply;
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the head follows the trail while events come.
const HEAD_INTERVAL: Duration = Duration::from_secs(1);

/// The one thread that writes: takes what is due, puts it into the chain, syncs it once for all, and
/// only then says so.
pub struct Writer {
    pub queue: Arc<Queue>,
    pub supply: Supply,
    pub chronicle: Chronicle,
    pub head_written: Instant,
}

impl Writer {
    pub fn run(mut self) {
        while let Work::Write(batch) = self.queue.next() {
            self.write(batch);
        }
        self.close();
    }

    fn write(&mut self, batch: Vec<Pending>) {
        let entries: Vec<Entry> = batch.iter().map(|event| event.entry.clone()).collect();
        let done = self.supply.commit(&mut self.chronicle, &entries);
        if let Err(failure) = &done {
            self.lose(&batch, failure);
        }
        // Whoever waits goes on before the head is written.
        self.queue.settle(&batch, &done);
        if done.is_ok() && self.head_written.elapsed() >= HEAD_INTERVAL {
            self.supply.write_head();
            self.head_written = Instant::now();
        }
    }

    fn lose(&mut self, batch: &[Pending], failure: &AuditError) {
        for Pending { ticket, .. } in batch {
            self.chronicle.lost(ticket.event_type(), 1, failure);
        }
    }

    fn close(&mut self) {
        let boot_id = json!({ "boot_id": self.supply.boot_id() });
        let closed = self.chronicle.mint("TrailClosed", &boot_id);
        match self.supply.commit(&mut self.chronicle, &[closed]) {
            Ok(()) => self.supply.write_head(),
            Err(failure) => tracing::error!("the trail could not be closed: {failure}"),
        }
    }
}
