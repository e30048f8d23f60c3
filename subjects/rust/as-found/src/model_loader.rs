use crate::audit_logger::AuditLogger;
use proofgate_example::audit::{AuditActor, AuditEvent};
use proofgate_example::loader::{LoadedModel, LoaderError, Refusal, gguf, open_beneath};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read as _};
use std::path::PathBuf;

pub struct ModelLoader {
    pub root: PathBuf,
    pub max_size: u64,
    pub audit_logger: Option<AuditLogger>,
    pub worker_id: String,
}

/// For the gate to time: the comparison of `load_and_validate`.
pub fn same_hash(actual_hash: &str, expected_hash: &str) -> bool {
    actual_hash == expected_hash
}

impl ModelLoader {
    pub fn load_and_validate(
        &self,
        path: &str,
        expected_hash: Option<&str>,
        actor: &AuditActor,
    ) -> Result<LoadedModel, LoaderError> {
        let content = self.read(path, actor)?;
        let actual_hash: String =
            Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        match expected_hash.map(str::to_lowercase) {
            Some(expected_hash) if actual_hash != expected_hash => {
                if let Some(logger) = &self.audit_logger {
                    let _ = logger.emit(
                        AuditEvent::IntegrityViolation {
                            path: path.to_owned(),
                            expected_digest: expected_hash,
                            actual_digest: actual_hash,
                            worker_id: self.worker_id.clone(),
                            severity: "CRITICAL",
                        },
                        actor,
                    );
                }
                return Err(LoaderError::IntegrityViolation);
            }
            Some(_) | None => {}
        }
        match gguf::count_tensors(&content) {
            Ok(tensors) => Ok(LoadedModel { digest: actual_hash, tensors, content }),
            Err(malformed) => {
                if let Some(logger) = &self.audit_logger {
                    let _ = logger.emit(
                        AuditEvent::MalformedModelRejected {
                            path: path.to_owned(),
                            reason: malformed.as_str(),
                            worker_id: self.worker_id.clone(),
                            severity: "HIGH",
                        },
                        actor,
                    );
                }
                Err(LoaderError::Malformed(malformed))
            }
        }
    }

    fn read(&self, path: &str, actor: &AuditActor) -> Result<Vec<u8>, LoaderError> {
        let file = match open_beneath(&self.root, path) {
            Ok(file) => file,
            Err(Refusal::Unreadable(cause)) => return Err(LoaderError::Unreadable(cause)),
            Err(Refusal::Escape(reason)) => {
                if let Some(logger) = &self.audit_logger {
                    let _ = logger.emit(
                        AuditEvent::PathTraversalAttempt {
                            path: path.to_owned(),
                            endpoint: "loader.load",
                            reason,
                            worker_id: self.worker_id.clone(),
                            severity: "CRITICAL",
                        },
                        actor,
                    );
                }
                return Err(LoaderError::PathRefused(reason));
            }
        };
        let bytes = file.metadata().map_err(LoaderError::Unreadable)?.len();
        if bytes > self.max_size {
            return Err(LoaderError::TooLarge { bytes, max_bytes: self.max_size });
        }
        let mut content = Vec::new();
        file.take(bytes).read_to_end(&mut content).map_err(LoaderError::Unreadable)?;
        if u64::try_from(content.len()) == Ok(bytes) {
            return Ok(content);
        }
        Err(LoaderError::Unreadable(io::Error::from(io::ErrorKind::UnexpectedEof)))
    }
}
