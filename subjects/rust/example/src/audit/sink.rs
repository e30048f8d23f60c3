use super::AuditError;
use super::file_name::FileName;
use super::key::ChainKey;
use super::record::{Entry, Link, LogIdentity, write_record};
use std::fs::File;
use std::io::Write as _;

/// One file open for appending. Size and place in the chain only ever stand after a record that is
/// whole and synced; a batch that fails is cut off again before anything else is written anywhere.
#[derive(Debug)]
pub struct Sink {
    pub name: FileName,
    pub size: u64,
    pub last: Link,
    file: File,
    owes_cut: bool,
    /// After a failed sync the system may believe its pages clean: a second sync would prove nothing.
    is_poisoned: bool,
}

impl Sink {
    pub fn new(name: FileName, file: File, last: Link) -> std::io::Result<Self> {
        let size = file.metadata()?.len();
        Ok(Self { name, size, last, file, owes_cut: false, is_poisoned: false })
    }

    pub const fn is_poisoned(&self) -> bool {
        self.is_poisoned
    }

    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Appends and syncs a batch, all of it or nothing; its lines.
    pub fn commit(
        &mut self,
        entries: &[Entry],
        log: &LogIdentity,
        key: &ChainKey,
    ) -> Result<String, AuditError> {
        let mut bytes = String::new();
        let mut last = self.last.clone();
        for entry in entries {
            let (line, link) = write_record(entry, log, &last, key);
            bytes.push_str(&line);
            last = link;
        }
        self.owes_cut = true;
        self.file.write_all(bytes.as_bytes()).map_err(AuditError::write)?;
        if let Err(cause) = self.file.sync_data() {
            self.is_poisoned = true;
            return Err(AuditError::sync(cause));
        }
        self.owes_cut = false;
        self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.last = last;
        Ok(bytes)
    }

    /// Cuts off what a failed batch has left; until that succeeds nothing may be written anywhere.
    pub fn mend(&mut self) -> Result<(), AuditError> {
        if self.owes_cut {
            self.file.set_len(self.size).map_err(AuditError::write)?;
            self.file.sync_data().map_err(AuditError::sync)?;
            self.owes_cut = false;
        }
        Ok(())
    }
}
