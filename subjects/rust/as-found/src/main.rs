//! The example as the audits found such crates, behind the same protocol: `proofgate run` and
//! `proofgate review` have to turn it red. What was found, and by what, is in the README.

mod audit_logger;
mod model_loader;
mod vram_manager;

use audit_logger::AuditLogger;
use model_loader::ModelLoader;
use proofgate_example::audit::{AuditActor, AuditEvent, TrailParts};
use proofgate_example::loader::LoaderError;
use proofgate_example::vram::{MockDevice, SealContent, SealSigner, Shard, VramError};
use proofgate_example::{CaseClock, same_in_constant_time};
use proofgate_subject::wire::{self, AuditMode, Begin, Comparison, ErrorCode, Nothing};
use proofgate_subject::{
    Adapter, Case, CaseError, Identity, MetricsStore, Opened, Outcome, Refusal, SafeLog, op,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::ExitCode;
use vram_manager::VramManager;

struct Worker {
    manager: VramManager,
    loader: ModelLoader,
    logger: Option<AuditLogger>,
}

impl Case for Worker {
    fn open(Begin { config, .. }: &Begin) -> Result<Opened<Self>, CaseError> {
        let clock = CaseClock { offset_ms: config.clock.map_or(0, |clock| clock.offset_ms) };
        let parts = TrailParts {
            config: config.audit.clone(),
            clock,
            worker_token: config.worker.token.clone(),
        };
        let is_audited = config.audit.mode != AuditMode::Disabled;
        let logger = is_audited.then(|| AuditLogger::open(parts));
        let worker_id = config.worker.id.clone().unwrap_or_else(|| "unknown".to_owned());
        let manager = VramManager {
            device: MockDevice::new(config.vram.capacity_bytes.get()),
            audit_logger: logger,
            clock,
            worker_id: worker_id.clone(),
            signer: SealSigner::of_worker(&config.worker.token),
            shards: BTreeMap::new(),
            is_stopped: false,
        };
        let loader = ModelLoader {
            root: config.loader.root.clone(),
            max_size: config.loader.max_bytes.get(),
            audit_logger: logger,
            worker_id,
        };
        Ok(Opened::new(Self { manager, loader, logger }, &config.audit.directory))
    }
}

fn actor(asked: &wire::Actor) -> AuditActor {
    AuditActor::new(
        asked.worker_id.as_deref(),
        asked.source_ip.as_deref(),
        asked.correlation_id.as_deref(),
    )
}

fn of_vram(error: VramError) -> Refusal {
    let code = match &error {
        VramError::InvalidShardId(_) => ErrorCode::InvalidShardId,
        VramError::OtherDevice => ErrorCode::UnknownDevice,
        VramError::DuplicateShard => ErrorCode::DuplicateShard,
        VramError::UnknownShard => ErrorCode::UnknownShard,
        VramError::InsufficientVram => ErrorCode::InsufficientVram,
        VramError::VerificationFailed(_) => ErrorCode::SealVerificationFailed,
        VramError::Stopped => ErrorCode::WorkerStopped,
        VramError::PolicyViolation(_) => ErrorCode::PolicyViolation,
        VramError::ModelUnreadable(_) => ErrorCode::ModelUnreadable,
        _ => return Refusal::not_tried(error),
    };
    Refusal::new(code, error)
}

fn of_loader(error: LoaderError) -> Refusal {
    let code = match &error {
        LoaderError::PathRefused(_) => ErrorCode::PathRefused,
        LoaderError::IntegrityViolation => ErrorCode::IntegrityViolation,
        LoaderError::Malformed(_) => ErrorCode::MalformedModel,
        LoaderError::TooLarge { .. } => ErrorCode::ModelTooLarge,
        LoaderError::Unreadable(_) => ErrorCode::ModelUnreadable,
        _ => return Refusal::not_tried(error),
    };
    Refusal::new(code, error)
}

impl Worker {
    fn seal(&mut self, args: wire::Seal) -> Outcome<wire::Sealed> {
        let wire::Seal { shard_id, gpu_device, path, actor: asked } = args;
        let sealed = self.manager.seal_model(&shard_id, gpu_device, &path, &actor(&asked));
        let Shard { content, signature } = sealed.map_err(of_vram)?;
        let SealContent { shard_id, gpu_device, vram_bytes, digest, sealed_at } = content;
        let shard = wire::Shard { shard_id, gpu_device, vram_bytes, digest, sealed_at, signature };
        Ok(wire::Sealed { shard })
    }

    fn verify(&mut self, args: wire::Verify) -> Outcome<wire::Verified> {
        let wire::Shard { shard_id, gpu_device, vram_bytes, digest, sealed_at, signature } =
            args.shard;
        let content = SealContent { shard_id, gpu_device, vram_bytes, digest, sealed_at };
        let shard = Shard { content, signature };
        self.manager.verify_sealed(&shard, &actor(&args.actor)).map_err(of_vram)?;
        Ok(wire::Verified::new())
    }

    fn tamper(&mut self, args: wire::Tamper) -> Outcome<Nothing> {
        let place = self.manager.shards.get(&args.shard_id).map(|(place, _)| *place);
        let offset = usize::try_from(args.offset).unwrap_or(usize::MAX);
        let bytes = place.map(|place| self.manager.device.write(place));
        match bytes.and_then(|bytes| bytes.get_mut(offset)) {
            Some(byte) => *byte ^= 1 << (args.bit & 7),
            None => return Err(Refusal::not_tried("there is no such byte")),
        }
        Ok(Nothing {})
    }

    fn deallocate(&mut self, args: wire::ShardRequest) -> Outcome<wire::Freed> {
        let freed = self.manager.deallocate(&args.shard_id, &actor(&args.actor));
        freed.map(|freed_bytes| wire::Freed { freed_bytes }).map_err(of_vram)
    }

    fn state(&mut self, _: Nothing) -> Outcome<wire::State> {
        let VramManager { device, shards, is_stopped, .. } = &self.manager;
        Ok(wire::State {
            state: match is_stopped {
                true => wire::WorkerState::Stopped,
                false => wire::WorkerState::Running,
            },
            total_bytes: device.total_bytes(),
            used_bytes: device.used_bytes(),
            available_bytes: device.free_bytes(),
            shards: shards.keys().cloned().collect(),
        })
    }

    fn enforce(&mut self, args: wire::Enforce) -> Outcome<wire::Permitted> {
        self.manager.enforce_policy(&args.device, &actor(&args.actor)).map_err(of_vram)?;
        Ok(wire::Permitted::new())
    }

    fn load(&mut self, args: wire::Load) -> Outcome<wire::Loaded> {
        let wire::Load { path, expected_digest, actor: asked } = args;
        let digest = expected_digest.as_deref();
        let loaded = self.loader.load_and_validate(&path, digest, &actor(&asked));
        let model = loaded.map_err(of_loader)?;
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let (bytes, tensors) = (count(model.content.len()), count(model.tensors));
        Ok(wire::Loaded { digest: model.digest, bytes, tensors })
    }

    fn foreign_event(&mut self, args: wire::Emit) -> Outcome<wire::Accepted> {
        let wire::Emit { event: wire::Event { event_type, mut fields }, actor: asked } = args;
        fields.insert("event_type".to_owned(), Value::String(event_type));
        if let Some(logger) = &self.logger {
            let _ = logger.emit(AuditEvent::Foreign(fields), &actor(&asked));
        }
        Ok(wire::Accepted::new())
    }

    fn flush(&mut self, _: Nothing) -> Outcome<Nothing> {
        if let Some(logger) = &self.logger {
            let flushed = logger.flush();
            flushed.map_err(|error| Refusal::new(ErrorCode::FlushFailed, error))?;
        }
        Ok(Nothing {})
    }

    /// Nothing is dropped that would do anything.
    fn drop_owner(&mut self, _: wire::OwnerDrop) -> Outcome<Nothing> {
        Ok(Nothing {})
    }
}

fn comparison(named: Comparison) -> Option<fn(&str, &str) -> bool> {
    Some(match named {
        Comparison::SealDigest => vram_manager::same_digest,
        Comparison::SealSignature => same_in_constant_time,
        Comparison::LoadDigest => model_loader::same_hash,
    })
}

fn main() -> ExitCode {
    SafeLog::new(tracing::Level::INFO).install();
    let Ok(metrics) = MetricsStore::install() else { return ExitCode::FAILURE };
    Adapter::<Worker>::new(Identity::of_crate(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))
        .on::<op::VramSeal>(Worker::seal)
        .on::<op::VramVerify>(Worker::verify)
        .on::<op::VramTamper>(Worker::tamper)
        .on::<op::VramDeallocate>(Worker::deallocate)
        .on::<op::VramState>(Worker::state)
        .on::<op::PolicyEnforce>(Worker::enforce)
        .on::<op::LoaderLoad>(Worker::load)
        .on::<op::AuditEmit>(Worker::foreign_event)
        .on::<op::AuditFlush>(Worker::flush)
        .on::<op::OwnerDrop>(Worker::drop_owner)
        .with_comparisons(comparison)
        .with_metrics(&metrics)
        .with_case_clock()
        .run()
}
