use super::AuditError;
use super::books::{Books, Boundary, Head, describe};
use super::chronicle::Chronicle;
use super::directory::TrailDirectory;
use super::file_name::FileName;
use super::key::ChainKey;
use super::platform::{Batch, Courier};
use super::record::{Entry, Link, LogIdentity, new_id};
use super::resume::{Resumed, resume};
use super::retention::{believe, expired, require_minimum};
use super::sink::Sink;
use super::trail::TrailParts;
use crate::utc::{self, CaseClock};
use proofgate_subject::wire::{AuditMode, Retention};
use serde_json::json;

/// Some 100,000 records: read back in a moment when the file is closed.
const DEFAULT_MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The files of a trail, and which of them the chain goes on in.
#[derive(Debug)]
pub struct Supply {
    directory: TrailDirectory,
    books: Books,
    sink: Sink,
    key: ChainKey,
    log: LogIdentity,
    clock: CaseClock,
    max_file_bytes: u64,
    retention: Option<Retention>,
    boot_id: String,
    courier: Option<Courier>,
}

impl Supply {
    /// Opens a directory where its trail ends, and notes how the life before ended.
    pub fn open(parts: &TrailParts, chronicle: &mut Chronicle) -> Result<Self, AuditError> {
        let config = &parts.config;
        config.retention.as_ref().map_or(Ok(()), require_minimum)?;
        let key = ChainKey::read(&config.key_file)?;
        let directory = TrailDirectory::open(&config.directory)?;
        let names = directory.trail_files()?;
        let resumed = resume(&directory, &names, &key)?;
        let head = Books::read_head(&directory, &key)?;
        let now_ms = parts.clock.now_ms();
        let known = resumed.last.as_ref().map(|last| last.log_id.as_str());
        let known = known.or(head.as_ref().map(|head| head.log_id.as_str()));
        let mut books = Books::open(&directory, &key, known, now_ms)?;
        let log_id = known.unwrap_or(&books.manifest.log_id).to_owned();
        let (last, missing) = end_of_chain(&resumed, head);
        let newest = names.last();
        let is_full = newest.is_some_and(|newest| books.has_closed(&newest.to_string()));
        let name = FileName::to_append(newest, &utc::day(now_ms), is_full || missing > 0);
        books.complete(&directory, &names, &name, &key)?;
        let sink = Sink::new(name.clone(), directory.open_file(&name.to_string())?, last)?;
        let boot_id = new_id();
        let courier = match config.mode {
            AuditMode::Platform => Courier::start(config)?,
            AuditMode::Local | AuditMode::Disabled => None,
        };
        tell_of_opening(chronicle, &boot_id, &resumed, missing);
        Ok(Self {
            directory,
            books,
            sink,
            key,
            log: LogIdentity { log_id, service_id: config.service_id.clone() },
            clock: parts.clock,
            max_file_bytes: config.rotation.map_or(DEFAULT_MAX_FILE_BYTES, |it| it.max_bytes.get()),
            retention: config.retention.clone(),
            boot_id,
            courier,
        })
    }

    pub fn boot_id(&self) -> &str {
        &self.boot_id
    }

    /// Writes and syncs a batch behind what is owed, once more in a fresh file if the sync fails.
    pub fn commit(
        &mut self,
        chronicle: &mut Chronicle,
        entries: &[Entry],
    ) -> Result<(), AuditError> {
        let first = self.commit_once(chronicle, entries);
        match first {
            Err(AuditError::Sync(_)) => self.commit_once(chronicle, entries).or(first),
            done => done,
        }
    }

    fn commit_once(
        &mut self,
        chronicle: &mut Chronicle,
        entries: &[Entry],
    ) -> Result<(), AuditError> {
        self.sink.mend()?;
        if let Some(reason) = self.rotation() {
            self.rotate(chronicle, reason)?;
        }
        let mut all = chronicle.bill();
        all.extend_from_slice(entries);
        if all.is_empty() {
            return Ok(());
        }
        match self.sink.commit(&all, &self.log, &self.key) {
            Ok(lines) => {
                chronicle.paid();
                if let Some(courier) = &self.courier {
                    let ids = all.iter().map(|entry| entry.audit_id.as_str());
                    courier.hand_over(Batch::new(ids, lines));
                }
                Ok(())
            }
            Err(failure) => {
                if let Err(cause) = self.sink.mend() {
                    tracing::error!("a failed write could not be taken back yet: {cause}");
                }
                Err(failure)
            }
        }
    }

    fn rotation(&self) -> Option<&'static str> {
        let today = utc::day(self.clock.now_ms());
        match () {
            () if self.sink.is_poisoned() => Some("sync-failed"),
            () if self.sink.name.day < today => Some("day"),
            () if self.sink.size >= self.max_file_bytes => Some("size"),
            () => None,
        }
    }

    /// Goes on in the next file. Nothing is lost if that fails: the old one is as good as before.
    fn rotate(&mut self, chronicle: &mut Chronicle, reason: &str) -> Result<(), AuditError> {
        let now_ms = self.clock.now_ms();
        let names = self.directory.trail_files()?;
        let name = FileName::to_append(names.last(), &utc::day(now_ms), true);
        let file = self.directory.open_file(&name.to_string())?;
        let next = Sink::new(name, file, self.sink.last.clone())?;
        let mut old = std::mem::replace(&mut self.sink, next);
        let (from, to) = (old.name.to_string(), self.sink.name.to_string());
        if old.size == 0 {
            return Ok(self.directory.remove(&from)?);
        }
        let closed = describe(&from, old.file(), Some(utc::rfc3339(now_ms)));
        let closed = closed.unwrap_or_else(|cause| {
            tracing::error!("{from} could not be read back when it was closed: {cause}");
            None
        });
        chronicle.owe(
            "TrailRotated",
            &json!({
                "from": from, "to": to, "reason": reason, "bytes": old.size,
                "sha256": closed.as_ref().map(|closed| &closed.sha256),
            }),
        );
        if let Some(closed) = closed {
            self.books.close(&self.directory, closed, &self.key);
        }
        Ok(())
    }

    /// Removes what is over its time, after a record that says so is on disk.
    pub fn apply_retention(&mut self, chronicle: &mut Chronicle) -> Result<(), AuditError> {
        let believed = utc::parse(&self.books.manifest.clock_believed).unwrap_or(0);
        let now_ms = self.clock.now_ms();
        let policy = self.retention.clone();
        let confirmed = policy.as_ref().and_then(|it| it.clock_confirmed_on.as_deref());
        let believed = believe(believed, now_ms, confirmed.and_then(utc::parse));
        self.books.manifest.clock_believed = utc::rfc3339(believed);
        let Some(policy) = policy else { return Ok(()) };
        if believed < now_ms {
            tracing::warn!("the clock leaped ahead and nobody vouches for it: nothing is removed");
        }
        let count = expired(&self.books.manifest.files, policy.days.get(), believed);
        let (Some(gone), true) =
            (self.books.manifest.files.get(..count), self.books.manifest.holds.is_empty())
        else {
            return Ok(());
        };
        let gone = gone.to_vec();
        let (Some(first), Some(last)) = (gone.first(), gone.last()) else {
            self.books.save(&self.directory, &self.key);
            return Ok(());
        };
        chronicle.owe(
            "RetentionApplied",
            &json!({
                "files": count, "first_file": first.file, "last_file": last.file,
                "through_seq": last.last_seq, "through_hash": last.last_hash,
                "days": policy.days,
            }),
        );
        self.commit(chronicle, &[])?;
        self.books.manifest.files.drain(..count);
        self.books.manifest.boundary = Some(Boundary::from(last));
        self.books.try_save(&self.directory, &self.key)?;
        for closed in &gone {
            self.directory.remove(&closed.file)?;
            self.directory.remove(&format!("{}.sha256", closed.file))?;
        }
        Ok(())
    }

    /// Has the head say where the trail ends.
    pub fn write_head(&self) {
        let Link { seq, hash } = self.sink.last.clone();
        let head = Head {
            log_id: self.log.log_id.clone(),
            seq,
            hash,
            file: self.sink.name.to_string(),
            size: self.sink.size,
        };
        if seq > 0 {
            Books::write_head(&self.directory, &head, &self.key);
        }
    }
}

/// After the last record on disk; or after the head, where more is gone than a torn tail explains:
/// numbers that were given out once are not given out again.
fn end_of_chain(resumed: &Resumed, head: Option<Head>) -> (Link, u64) {
    let last = resumed.last.as_ref().map_or_else(Link::genesis, |last| last.link());
    let torn = u64::try_from(resumed.torn.len()).unwrap_or(u64::MAX);
    match head {
        Some(head) if head.seq > last.seq.saturating_add(torn) => {
            let missing = head.seq - last.seq - torn;
            (Link { seq: head.seq, hash: head.hash }, missing)
        }
        Some(_) | None => (last, 0),
    }
}

fn tell_of_opening(chronicle: &mut Chronicle, boot_id: &str, resumed: &Resumed, missing: u64) {
    let predecessor = match &resumed.last {
        None => "none",
        Some(last) if last.event_type() == "TrailClosed" => "clean",
        Some(_) => "unclean",
    };
    chronicle.owe("TrailOpened", &json!({ "boot_id": boot_id, "predecessor": predecessor }));
    for torn in &resumed.torn {
        let fields = json!({ "file": torn.file, "bytes": torn.bytes, "set_aside": torn.set_aside });
        chronicle.owe("TailRecovered", &fields);
    }
    if missing > 0 {
        tracing::error!("the end of the trail is gone: {missing} records that were synced");
        chronicle.lost_for("unknown", missing, "TAIL_MISSING");
    }
}
