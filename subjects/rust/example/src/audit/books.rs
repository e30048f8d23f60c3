use super::AuditError;
use super::directory::{TrailDirectory, read_at};
use super::file_name::FileName;
use super::key::ChainKey;
use super::record::{Link, ReadRecord, parse_record};
use crate::{hex, utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _};

/// The longest line of a trail.
pub const MAX_LINE_BYTES: u64 = 1024 * 1024;

/// A file that takes no more records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClosedFile {
    pub file: String,
    pub first_seq: u64,
    pub last_seq: u64,
    pub first_prev_hash: String,
    pub last_hash: String,
    pub sha256: String,
    pub bytes: u64,
    pub closed_at: String,
}

/// The last record that retention removed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Boundary {
    pub seq: u64,
    pub hash: String,
}

/// What stands in `manifest.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    pub log_id: String,
    pub files: Vec<ClosedFile>,
    pub boundary: Option<Boundary>,
    pub holds: Vec<serde_json::Value>,
    pub clock_believed: String,
}

/// What stands in `head.json`: the trail had come so far when this was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub log_id: String,
    pub seq: u64,
    pub hash: String,
    pub file: String,
    pub size: u64,
}

#[derive(Serialize, Deserialize)]
struct Document<T> {
    format: String,
    #[serde(flatten)]
    content: T,
}

const HEAD: (&str, &str) = ("head.json", "proofgate/1 head");
const MANIFEST: (&str, &str) = ("manifest.json", "proofgate/1 manifest");

fn seal<T: Serialize>(format: &str, content: T, key: &ChainKey) -> io::Result<String> {
    let document = Document { format: format.to_owned(), content };
    let json = serde_json::to_string(&document)?;
    let body = json.strip_suffix('}').unwrap_or(&json);
    Ok(format!("{body},\"mac\":\"{}\"}}\n", key.hash(body)))
}

fn unseal<T: DeserializeOwned>(format: &str, text: &str, key: &ChainKey) -> Option<T> {
    let (body, rest) = text.rsplit_once(",\"mac\":\"")?;
    if !key.is_hash_of(body, rest.strip_suffix("\"}\n")?) {
        return None;
    }
    let document: Document<T> = serde_json::from_str(text).ok()?;
    (document.format == format).then_some(document.content)
}

fn read<T: DeserializeOwned>(
    (name, format): (&str, &str),
    directory: &TrailDirectory,
    key: &ChainKey,
) -> io::Result<Option<T>> {
    let Some(text) = directory.read_document(name)? else { return Ok(None) };
    let content = unseal(format, &text, key);
    if content.is_none() {
        tracing::warn!("{name} was not sealed by this key, it vouches for nothing");
    }
    Ok(content)
}

/// The documents beside the files of a trail.
#[derive(Debug)]
pub struct Books {
    pub manifest: Manifest,
}

impl Books {
    pub fn read_head(directory: &TrailDirectory, key: &ChainKey) -> io::Result<Option<Head>> {
        read(HEAD, directory, key)
    }

    pub fn write_head(directory: &TrailDirectory, head: &Head, key: &ChainKey) {
        let written =
            seal(HEAD.1, head, key).and_then(|text| directory.replace_document(HEAD.0, &text));
        if let Err(cause) = written {
            tracing::warn!("head.json lags behind, it could not be written: {cause}");
        }
    }

    /// The manifest on disk, or one begun anew where there is none that this key has sealed.
    pub fn open(
        directory: &TrailDirectory,
        key: &ChainKey,
        log_id: Option<&str>,
        now_ms: i64,
    ) -> io::Result<Self> {
        let found: Option<Manifest> = read(MANIFEST, directory, key)?;
        let anew = || Manifest {
            log_id: log_id.map_or_else(super::record::new_id, str::to_owned),
            files: Vec::new(),
            boundary: None,
            holds: Vec::new(),
            clock_believed: utc::rfc3339(now_ms),
        };
        Ok(Self { manifest: found.unwrap_or_else(anew) })
    }

    pub fn has_closed(&self, name: &str) -> bool {
        self.manifest.files.iter().any(|closed| closed.file == name)
    }

    /// Enters what a crash has kept out: every file of the trail but the one that goes on.
    pub fn complete(
        &mut self,
        directory: &TrailDirectory,
        names: &[FileName],
        current: &FileName,
        key: &ChainKey,
    ) -> io::Result<()> {
        let boundary = self.manifest.boundary.as_ref().map_or(0, |boundary| boundary.seq);
        for name in names.iter().filter(|name| *name != current) {
            let name = name.to_string();
            if self.has_closed(&name) {
                continue;
            }
            let closed = describe(&name, &mut directory.read_file(&name)?, None)?;
            if let Some(closed) = closed.filter(|closed| closed.last_seq > boundary) {
                self.enter(directory, closed);
            }
        }
        self.save(directory, key);
        Ok(())
    }

    /// Enters a file that takes no more records. All of it can be made anew, so a failure is a warning.
    pub fn close(&mut self, directory: &TrailDirectory, closed: ClosedFile, key: &ChainKey) {
        self.enter(directory, closed);
        self.save(directory, key);
    }

    fn enter(&mut self, directory: &TrailDirectory, closed: ClosedFile) {
        let digest = format!("{}  {}\n", closed.sha256, closed.file);
        let name = format!("{}.sha256", closed.file);
        if let Err(cause) = directory.replace_document(&name, &digest) {
            tracing::warn!("a digest file could not be written: {cause}");
        }
        self.manifest.files.push(closed);
        self.manifest.files.sort_by_key(|closed| closed.first_seq);
    }

    pub fn save(&self, directory: &TrailDirectory, key: &ChainKey) {
        if let Err(cause) = self.try_save(directory, key) {
            tracing::warn!("manifest.json lags behind, it could not be written: {cause}");
        }
    }

    pub fn try_save(&self, directory: &TrailDirectory, key: &ChainKey) -> io::Result<()> {
        directory.replace_document(MANIFEST.0, &seal(MANIFEST.1, &self.manifest, key)?)
    }
}

/// The first line of a file, without its newline.
fn first_line(file: &mut File) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    file.rewind()?;
    BufReader::new(file.take(MAX_LINE_BYTES)).read_until(b'\n', &mut line)?;
    line.pop();
    Ok(line)
}

/// The first record of a file, whoever wrote it.
pub fn first_record(file: &mut File) -> io::Result<Option<ReadRecord>> {
    Ok(parse_record(&first_line(file)?))
}

fn last_record(file: &mut File, bytes: u64) -> io::Result<Option<ReadRecord>> {
    let tail = read_at(file, bytes.saturating_sub(MAX_LINE_BYTES), MAX_LINE_BYTES)?;
    let line = tail.strip_suffix(b"\n").and_then(|tail| tail.rsplit(|byte| *byte == b'\n').next());
    Ok(line.and_then(parse_record))
}

fn digest(file: &mut File) -> io::Result<String> {
    let mut hash = Sha256::new();
    file.rewind()?;
    io::copy(file, &mut hash)?;
    Ok(hex::encode(&hash.finalize()))
}

/// A file as it lies on disk; `None` when it does not hold whole records.
pub fn describe(
    name: &str,
    file: &mut File,
    closed_at: Option<String>,
) -> io::Result<Option<ClosedFile>> {
    let bytes = file.metadata()?.len();
    let (first, last) = (first_record(file)?, last_record(file, bytes)?);
    let (Some(first), Some(last)) = (first, last) else { return Ok(None) };
    let Link { seq: last_seq, hash: last_hash } = last.link();
    Ok(Some(ClosedFile {
        file: name.to_owned(),
        first_seq: first.seq,
        last_seq,
        first_prev_hash: first.prev_hash,
        last_hash,
        sha256: digest(file)?,
        bytes,
        closed_at: closed_at.unwrap_or(last.timestamp),
    }))
}

impl From<&ClosedFile> for Boundary {
    fn from(closed: &ClosedFile) -> Self {
        Self { seq: closed.last_seq, hash: closed.last_hash.clone() }
    }
}

impl From<io::Error> for AuditError {
    fn from(cause: io::Error) -> Self {
        Self::unavailable(cause)
    }
}
