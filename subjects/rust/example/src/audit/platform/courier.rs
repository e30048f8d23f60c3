use super::super::AuditError;
use super::http::Target;
use super::signer::BatchSigner;
use crate::hex;
use proofgate_subject::wire::Audit;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// How many batches may wait for a collector that is away.
const WAITING: usize = 64;

/// The longest one attempt takes.
const ATTEMPT: Duration = Duration::from_secs(5);

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Records that travel together: the exact lines of the trail.
#[derive(Debug)]
pub struct Batch {
    /// Names the records, the same at each attempt, so that the collector keeps them once.
    key: String,
    records: usize,
    lines: String,
}

impl Batch {
    pub fn new<'a>(audit_ids: impl Iterator<Item = &'a str>, lines: String) -> Self {
        let (mut hash, mut records) = (Sha256::new(), 0);
        for audit_id in audit_ids {
            hash.update(audit_id);
            hash.update("\n");
            records += 1;
        }
        Self { key: hex::encode(&hash.finalize()), records, lines }
    }
}

/// Hands batches to the thread that delivers them; it ends when this is dropped.
#[derive(Debug)]
pub struct Courier(SyncSender<Batch>);

impl Courier {
    /// Starts delivering as the configuration says, where it says so.
    pub fn start(config: &Audit) -> Result<Option<Self>, AuditError> {
        let Some(url) = &config.platform_url else { return Ok(None) };
        let target = Target::parse(url).ok_or(AuditError::NoCollector)?;
        let key_file = config.platform_key_file.as_ref().ok_or(AuditError::NoSigningKey)?;
        let signer = BatchSigner::read(key_file)?;
        let (sender, batches) = sync_channel(WAITING);
        let deliver = move || Delivery { target, signer, pause: FIRST_PAUSE }.run(&batches);
        thread::Builder::new().name("audit-courier".to_owned()).spawn(deliver)?;
        Ok(Some(Self(sender)))
    }

    /// Never waits: what cannot be handed over stays in the trail, and that is logged.
    pub fn hand_over(&self, batch: Batch) {
        let records = batch.records;
        if self.0.try_send(batch).is_err() {
            tracing::error!("{records} records are in the trail and will not be delivered");
        }
    }
}

struct Delivery {
    target: Target,
    signer: BatchSigner,
    pause: Duration,
}

impl Delivery {
    fn run(mut self, batches: &Receiver<Batch>) {
        while let Ok(batch) = batches.recv() {
            while let Err(reason) = self.attempt(&batch) {
                tracing::warn!("{} records are not delivered yet: {reason}", batch.records);
                thread::sleep(self.pause);
                self.pause = LONGEST_PAUSE.min(2 * self.pause);
            }
            self.pause = FIRST_PAUSE;
        }
    }

    /// A success has to name the batch: a proxy's friendly 200 must not pass for the collector's.
    fn attempt(&self, batch: &Batch) -> Result<(), String> {
        let body = batch.lines.as_bytes();
        let headers = [
            ("content-type", "application/x-ndjson"),
            ("accept-encoding", "identity"),
            ("idempotency-key", &batch.key),
            ("audit-signature", &self.signer.field(body)),
        ];
        let answer = self.target.post(&headers, body, ATTEMPT);
        let (status, body) = answer.map_err(|cause| format!("the collector is away: {cause}"))?;
        let named: Option<Value> = serde_json::from_slice(&body).ok();
        let is_named = named.is_some_and(|answer| {
            answer.get("batch").and_then(Value::as_str) == Some(batch.key.as_str())
        });
        match (status, is_named) {
            (200..=299, true) => Ok(()),
            (_, _) => Err(format!("the collector answered {status} and did not acknowledge them")),
        }
    }
}
