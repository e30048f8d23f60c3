use super::error::VramError;
use super::mock::{Allocation, MockDevice};
use super::model_file::open_model;
use super::policy::inspect;
use super::seal::{SealContent, SealSigner, Shard};
use super::shard_id::{shared_validation, traversal_problem};
use super::worker_state::WorkerState;
use crate::audit::{AuditActor, AuditEvent, Auditor};
use crate::compare::same_in_constant_time;
use crate::{hex, utc::CaseClock};
use proofgate_subject::text::is_well_formed;
use proofgate_subject::wire::Device;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

const CRITICAL: &str = "CRITICAL";

/// What a manager works with.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ManagerParts {
    pub device: MockDevice,
    pub clock: CaseClock,
    pub worker_id: String,
    pub worker_token: String,
}

#[derive(Debug)]
struct Held {
    place: Allocation,
    digest: String,
}

/// Owns a device and seals models on it. Dropping it gives every shard back and flushes the trail.
#[derive(Debug)]
pub struct VramManager {
    device: MockDevice,
    auditor: Option<Auditor>,
    clock: CaseClock,
    worker_id: String,
    signer: SealSigner,
    shards: BTreeMap<String, Held>,
    state: WorkerState,
}

/// The one device of this worker.
const OWN_DEVICE: u64 = 0;

impl VramManager {
    /// A manager of a device that nothing lies on yet; without an auditor nothing is on record.
    pub fn new(parts: ManagerParts, auditor: Option<Auditor>) -> Self {
        let ManagerParts { device, clock, worker_id, worker_token } = parts;
        let signer = SealSigner::of_worker(&worker_token);
        let (shards, state) = (BTreeMap::new(), WorkerState::Running);
        Self { device, auditor, clock, worker_id, signer, shards, state }
    }

    /// Where the worker stands.
    pub const fn state(&self) -> WorkerState {
        self.state
    }

    /// The device, to be looked at.
    pub const fn device(&self) -> &MockDevice {
        &self.device
    }

    /// The ids of all shards held.
    pub fn shard_ids(&self) -> impl Iterator<Item = &str> {
        self.shards.keys().map(String::as_str)
    }

    /// Brings a model to the device, digests what is there then, and vouches for it.
    pub fn seal(
        &mut self,
        shard_id: &str,
        gpu_device: u64,
        model: &Path,
        actor: &AuditActor,
    ) -> Result<Shard, VramError> {
        self.admit("vram.seal", shard_id, actor)?;
        self.state.require_running()?;
        if gpu_device != OWN_DEVICE {
            return Err(VramError::OtherDevice);
        }
        if self.shards.contains_key(shard_id) {
            return Err(VramError::DuplicateShard);
        }
        let (mut file, bytes) = open_model(model).map_err(VramError::ModelUnreadable)?;
        let place = self.allocate(bytes, actor)?;
        // A file cannot outgrow what was allocated for it: so much is read, and no more.
        if let Err(cause) = file.read_exact(self.device.write(place)) {
            self.give_back(shard_id, place, actor);
            return Err(VramError::ModelUnreadable(cause));
        }
        let shard = self.sign(SealContent {
            shard_id: shard_id.to_owned(),
            gpu_device,
            vram_bytes: bytes,
            digest: self.digest(place),
            sealed_at: self.clock.now(),
        });
        let digest = shard.content.digest.clone();
        self.shards.insert(shard_id.to_owned(), Held { place, digest: digest.clone() });
        self.record(actor, |worker_id| AuditEvent::VramSealed {
            shard_id: shard_id.to_owned(),
            gpu_device,
            vram_bytes: bytes,
            digest,
            worker_id,
        });
        Ok(shard)
    }

    /// Asks whether a seal holds. When it does not, for whatever reason, the worker stops, and that
    /// is on record before the answer.
    pub fn verify(&mut self, shard: &Shard, actor: &AuditActor) -> Result<(), VramError> {
        let shard_id = &shard.content.shard_id;
        self.admit("vram.verify", shard_id, actor)?;
        self.state.require_running()?;
        let held = self.shards.get(shard_id);
        let expected_digest = held.map(|held| held.digest.clone());
        let Err((reason, actual_digest)) = self.look_at(shard, held) else {
            let shard_id = shard_id.clone();
            self.record(actor, |worker_id| AuditEvent::SealVerified { shard_id, worker_id });
            return Ok(());
        };
        self.state = WorkerState::Stopped;
        self.record(actor, |worker_id| AuditEvent::SealVerificationFailed {
            shard_id: shard_id.clone(),
            reason,
            expected_digest,
            actual_digest,
            worker_id,
            severity: CRITICAL,
        });
        Err(VramError::VerificationFailed(reason))
    }

    /// Gives the memory of a shard back, in bytes; a stopped worker may.
    pub fn deallocate(&mut self, shard_id: &str, actor: &AuditActor) -> Result<u64, VramError> {
        self.admit("vram.deallocate", shard_id, actor)?;
        let held = self.shards.remove(shard_id).ok_or(VramError::UnknownShard)?;
        Ok(self.give_back(shard_id, held.place, actor))
    }

    /// Stops the worker where a device cannot keep shards to itself.
    pub fn enforce_policy(&mut self, device: &Device, actor: &AuditActor) -> Result<(), VramError> {
        let findings = inspect(device);
        let Some(first) = findings.first() else { return Ok(()) };
        let details: Vec<&str> = findings.iter().map(|finding| finding.details).collect();
        let details = details.join("; ");
        self.state = self.state.max(WorkerState::Stopped);
        self.record(actor, |worker_id| AuditEvent::PolicyViolation {
            policy: "vram_only",
            violation: first.violation,
            details: details.clone(),
            severity: CRITICAL,
            worker_id,
            action_taken: "worker_stopped",
        });
        Err(VramError::PolicyViolation(details))
    }

    /// Inverts a bit (0 is the lowest) of what a shard holds, behind the manager's own back: for the
    /// gate, which has no other way to get at a device. Whether there was such a bit.
    pub fn tamper(&mut self, shard_id: &str, offset: u64, bit: u8) -> bool {
        let place = self.shards.get(shard_id).map(|held| held.place);
        let bytes = place.map(|place| self.device.write(place));
        let byte = bytes.and_then(|bytes| bytes.get_mut(usize::try_from(offset).ok()?));
        byte.map(|byte| *byte ^= 1 << (bit & 7)).is_some()
    }

    /// Forgets the key, gives every shard back and flushes the trail. Never fails, and adds nothing
    /// when it is done again.
    pub fn dispose(&mut self) {
        if self.state < WorkerState::Disposed {
            self.state = WorkerState::Disposed;
            self.signer.forget();
            let itself = AuditActor::itself(&self.worker_id);
            for (shard_id, held) in std::mem::take(&mut self.shards) {
                self.give_back(&shard_id, held.place, &itself);
            }
        }
        if let Some(auditor) = &self.auditor {
            auditor.flush();
        }
    }

    /// Refuses an id that could be more than a name; an attempt to leave its place is on record.
    fn admit(
        &self,
        endpoint: &'static str,
        shard_id: &str,
        actor: &AuditActor,
    ) -> Result<(), VramError> {
        if self.state == WorkerState::Disposed {
            return Err(VramError::Disposed);
        }
        let problem = shared_validation(shard_id).or_else(|| traversal_problem(shard_id));
        let Some(reason) = problem else { return Ok(()) };
        self.record(actor, |worker_id| AuditEvent::PathTraversalAttempt {
            path: shard_id.to_owned(),
            endpoint,
            reason,
            worker_id,
            severity: CRITICAL,
        });
        Err(VramError::InvalidShardId(reason))
    }

    fn allocate(&mut self, bytes: u64, actor: &AuditActor) -> Result<Allocation, VramError> {
        let available_bytes = self.device.free_bytes();
        let Some(place) = self.device.allocate(bytes) else {
            self.record(actor, |worker_id| AuditEvent::VramAllocationFailed {
                requested_bytes: bytes,
                available_bytes,
                reason: "insufficient_vram",
                gpu_device: OWN_DEVICE,
                worker_id,
            });
            return Err(VramError::InsufficientVram);
        };
        self.record(actor, |worker_id| AuditEvent::VramAllocated {
            requested_bytes: bytes,
            allocated_bytes: bytes,
            available_bytes,
            used_bytes: self.device.used_bytes(),
            gpu_device: OWN_DEVICE,
            worker_id,
        });
        Ok(place)
    }

    fn give_back(&mut self, shard_id: &str, place: Allocation, actor: &AuditActor) -> u64 {
        let freed_bytes = self.device.free(place);
        self.record(actor, |worker_id| AuditEvent::VramDeallocated {
            shard_id: shard_id.to_owned(),
            freed_bytes,
            remaining_used: self.device.used_bytes(),
            gpu_device: OWN_DEVICE,
            worker_id,
        });
        freed_bytes
    }

    fn sign(&self, content: SealContent) -> Shard {
        let signature = self.signer.sign(&content);
        Shard { content, signature }
    }

    fn digest(&self, place: Allocation) -> String {
        hex::encode(&Sha256::digest(self.device.read(place)))
    }

    /// Who signed is settled first, then the device is read again. Why a seal does not hold, and what
    /// the device was found to hold.
    fn look_at(
        &self,
        shard: &Shard,
        held: Option<&Held>,
    ) -> Result<(), (&'static str, Option<String>)> {
        let Some(held) = held else { return Err(("unknown_shard", None)) };
        let signed = self.signer.sign(&shard.content);
        if !is_signable(&shard.content) || !same_in_constant_time(&signed, &shard.signature) {
            return Err(("signature_mismatch", None));
        }
        let actual = self.digest(held.place);
        if !same_in_constant_time(&shard.content.digest, &actual) {
            return Err(("digest_mismatch", Some(actual)));
        }
        Ok(())
    }

    /// Nothing of an event is made where there is no logger.
    fn record(&self, actor: &AuditActor, event: impl FnOnce(String) -> AuditEvent) {
        if let Some(auditor) = &self.auditor {
            auditor.record(event(self.worker_id.clone()), actor);
        }
    }
}

impl Drop for VramManager {
    fn drop(&mut self) {
        self.dispose();
    }
}

/// What is not well-formed has no encoding of its own, and was never signed.
fn is_signable(content: &SealContent) -> bool {
    [&content.shard_id, &content.digest, &content.sealed_at]
        .into_iter()
        .all(|it| is_well_formed(it))
}
