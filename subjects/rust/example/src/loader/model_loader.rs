use super::error::LoaderError;
use super::gguf;
use super::jail::{Refusal, open_beneath};
use crate::audit::{AuditActor, AuditEvent, Auditor};
use crate::compare::same_in_constant_time;
use crate::hex;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::PathBuf;

const CRITICAL: &str = "CRITICAL";

/// What a loader works with.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct LoaderParts {
    pub root: PathBuf,
    pub max_bytes: u64,
    pub worker_id: String,
}

/// A model as it was loaded: its digest is of these very bytes.
pub struct LoadedModel {
    /// SHA-256, 64 lower-case hex digits.
    pub digest: String,
    /// How many tensors it holds.
    pub tensors: usize,
    /// The file.
    pub content: Vec<u8>,
}

impl std::fmt::Debug for LoadedModel {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("LoadedModel").field("tensors", &self.tensors).finish_non_exhaustive()
    }
}

/// Loads models from beneath one root. Dropping it flushes the trail.
#[derive(Debug)]
pub struct ModelLoader {
    parts: LoaderParts,
    auditor: Option<Auditor>,
    is_disposed: bool,
}

impl ModelLoader {
    /// A loader of what lies beneath a root; without an auditor nothing is on record.
    pub const fn new(parts: LoaderParts, auditor: Option<Auditor>) -> Self {
        Self { parts, auditor, is_disposed: false }
    }

    /// Loads a model. Nothing of a file is interpreted before its digest is accepted.
    pub fn load(
        &self,
        path: &str,
        expected_digest: Option<&str>,
        actor: &AuditActor,
    ) -> Result<LoadedModel, LoaderError> {
        if self.is_disposed {
            return Err(LoaderError::Disposed);
        }
        let content = self.read(path, actor)?;
        let digest = hex::encode(&Sha256::digest(&content));
        self.require_integrity(path, expected_digest, &digest, actor)?;
        let tensors = self.parse(path, &content, actor)?;
        Ok(LoadedModel { digest, tensors, content })
    }

    /// Flushes the trail; never fails, and may be done again.
    pub fn dispose(&mut self) {
        self.is_disposed = true;
        if let Some(auditor) = &self.auditor {
            auditor.flush();
        }
    }

    fn read(&self, path: &str, actor: &AuditActor) -> Result<Vec<u8>, LoaderError> {
        match open_beneath(&self.parts.root, path) {
            Ok(file) => read_whole(file, self.parts.max_bytes),
            Err(Refusal::Unreadable(cause)) => Err(LoaderError::Unreadable(cause)),
            Err(Refusal::Escape(reason)) => {
                self.record(actor, |worker_id| AuditEvent::PathTraversalAttempt {
                    path: path.to_owned(),
                    endpoint: "loader.load",
                    reason,
                    worker_id,
                    severity: CRITICAL,
                });
                Err(LoaderError::PathRefused(reason))
            }
        }
    }

    fn require_integrity(
        &self,
        path: &str,
        expected: Option<&str>,
        actual: &str,
        actor: &AuditActor,
    ) -> Result<(), LoaderError> {
        let Some(expected) = expected else { return Ok(()) };
        if is_expected_digest(expected, actual) {
            return Ok(());
        }
        self.record(actor, |worker_id| AuditEvent::IntegrityViolation {
            path: path.to_owned(),
            expected_digest: expected.to_owned(),
            actual_digest: actual.to_owned(),
            worker_id,
            severity: CRITICAL,
        });
        Err(LoaderError::IntegrityViolation)
    }

    fn parse(&self, path: &str, content: &[u8], actor: &AuditActor) -> Result<usize, LoaderError> {
        gguf::count_tensors(content).map_err(|malformed| {
            self.record(actor, |worker_id| AuditEvent::MalformedModelRejected {
                path: path.to_owned(),
                reason: malformed.as_str(),
                worker_id,
                severity: "HIGH",
            });
            LoaderError::Malformed(malformed)
        })
    }

    /// Nothing of an event is made where there is no logger.
    fn record(&self, actor: &AuditActor, event: impl FnOnce(String) -> AuditEvent) {
        if let Some(auditor) = &self.auditor {
            auditor.record(event(self.parts.worker_id.clone()), actor);
        }
    }
}

impl Drop for ModelLoader {
    fn drop(&mut self) {
        self.dispose();
    }
}

/// Whether a digest is the expected one, in a time that does not tell where they differ. Expected are
/// 64 hex digits, all in lower case or all in upper case; whatever else it is does not match.
pub fn is_expected_digest(expected: &str, actual: &str) -> bool {
    let is_mixed = expected.contains(|it: char| it.is_ascii_uppercase())
        && expected.contains(|it: char| it.is_ascii_lowercase());
    same_in_constant_time(&expected.to_ascii_lowercase(), actual) & !is_mixed
}

/// The size is judged before anything is read or allocated.
fn read_whole(file: File, max_bytes: u64) -> Result<Vec<u8>, LoaderError> {
    let bytes = file.metadata().map_err(LoaderError::Unreadable)?.len();
    if bytes > max_bytes {
        return Err(LoaderError::TooLarge { bytes, max_bytes });
    }
    let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or(0));
    file.take(bytes).read_to_end(&mut content).map_err(LoaderError::Unreadable)?;
    if u64::try_from(content.len()) == Ok(bytes) {
        return Ok(content);
    }
    Err(LoaderError::Unreadable(io::Error::from(io::ErrorKind::UnexpectedEof)))
}
