use crate::answers::{actor, of_flush, of_loader, of_vram, shard_from_wire, shard_to_wire};
use proofgate_example::CaseClock;
use proofgate_example::audit::{AuditActor, AuditEvent, Auditor, Trail, TrailParts, is_of_loader};
use proofgate_example::loader::{LoaderParts, ModelLoader};
use proofgate_example::vram::{ManagerParts, MockDevice, VramManager, WorkerState};
use proofgate_subject::wire::{self, AuditMode, Backend, Begin, CaseConfig, Nothing};
use proofgate_subject::{Case, CaseError, Opened, Outcome, Refusal};
use serde_json::Value;
use std::sync::Arc;

const VRAM_PREFIX: &str = "vram";
const LOADER_PREFIX: &str = "model_loader";

/// Both owners at work on one trail, as a case asked for them. Fields are dropped in order: the
/// owners flush, and then the trail is closed.
pub struct Worker {
    manager: VramManager,
    loader: ModelLoader,
    foreign: Foreign,
    trail: Option<Arc<Trail>>,
}

/// Records events that neither owner has made, each for the crate that it is one of.
struct Foreign {
    vram: Option<Auditor>,
    loader: Option<Auditor>,
}

impl Foreign {
    fn record(&self, is_of_loader: bool, event: AuditEvent, actor: &AuditActor) {
        let auditor = if is_of_loader { &self.loader } else { &self.vram };
        if let Some(auditor) = auditor {
            auditor.record(event, actor);
        }
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        for auditor in self.vram.iter().chain(&self.loader) {
            auditor.flush();
        }
    }
}

fn open_trail(config: &CaseConfig, clock: CaseClock) -> Option<Arc<Trail>> {
    let parts = TrailParts {
        config: config.audit.clone(),
        clock,
        worker_token: config.worker.token.clone(),
    };
    (config.audit.mode != AuditMode::Disabled).then(|| Arc::new(Trail::open(parts)))
}

impl Case for Worker {
    fn open(Begin { config, .. }: &Begin) -> Result<Opened<Self>, CaseError> {
        if config.vram.backend != Backend::Mock {
            return Err(CaseError("there is only a mock device here".to_owned()));
        }
        let clock = CaseClock { offset_ms: config.clock.map_or(0, |clock| clock.offset_ms) };
        let trail = open_trail(config, clock);
        let auditor = |prefix| trail.as_ref().map(|trail| Auditor::new(trail, prefix));
        let worker_id = config.worker.id.clone().unwrap_or_else(|| "unknown".to_owned());
        let manager = ManagerParts {
            device: MockDevice::new(config.vram.capacity_bytes.get()),
            clock,
            worker_id: worker_id.clone(),
            worker_token: config.worker.token.clone(),
        };
        let loader = LoaderParts {
            root: config.loader.root.clone(),
            max_bytes: config.loader.max_bytes.get(),
            worker_id,
        };
        let worker = Self {
            manager: VramManager::new(manager, auditor(VRAM_PREFIX)),
            loader: ModelLoader::new(loader, auditor(LOADER_PREFIX)),
            foreign: Foreign { vram: auditor(VRAM_PREFIX), loader: auditor(LOADER_PREFIX) },
            trail,
        };
        Ok(Opened::new(worker, &config.audit.directory))
    }
}

impl Worker {
    pub fn seal(&mut self, args: wire::Seal) -> Outcome<wire::Sealed> {
        let wire::Seal { shard_id, gpu_device, path, actor: asked } = args;
        let shard = self.manager.seal(&shard_id, gpu_device, &path, &actor(&asked));
        shard.map(|shard| wire::Sealed { shard: shard_to_wire(shard) }).map_err(of_vram)
    }

    pub fn verify(&mut self, args: wire::Verify) -> Outcome<wire::Verified> {
        let shard = shard_from_wire(args.shard);
        self.manager.verify(&shard, &actor(&args.actor)).map_err(of_vram)?;
        Ok(wire::Verified::new())
    }

    pub fn tamper(&mut self, args: wire::Tamper) -> Outcome<Nothing> {
        if self.manager.tamper(&args.shard_id, args.offset, args.bit) {
            return Ok(Nothing {});
        }
        Err(Refusal::not_tried("expected a byte of a shard that is held, found none"))
    }

    pub fn deallocate(&mut self, args: wire::ShardRequest) -> Outcome<wire::Freed> {
        let freed = self.manager.deallocate(&args.shard_id, &actor(&args.actor));
        freed.map(|freed_bytes| wire::Freed { freed_bytes }).map_err(of_vram)
    }

    pub fn state(&mut self, _: Nothing) -> Outcome<wire::State> {
        let device = self.manager.device();
        Ok(wire::State {
            state: match self.manager.state() {
                WorkerState::Running => wire::WorkerState::Running,
                WorkerState::Stopped => wire::WorkerState::Stopped,
                WorkerState::Disposed => wire::WorkerState::Disposed,
            },
            total_bytes: device.total_bytes(),
            used_bytes: device.used_bytes(),
            available_bytes: device.free_bytes(),
            shards: self.manager.shard_ids().map(str::to_owned).collect(),
        })
    }

    pub fn enforce(&mut self, args: wire::Enforce) -> Outcome<wire::Permitted> {
        self.manager.enforce_policy(&args.device, &actor(&args.actor)).map_err(of_vram)?;
        Ok(wire::Permitted::new())
    }

    pub fn load(&mut self, args: wire::Load) -> Outcome<wire::Loaded> {
        let wire::Load { path, expected_digest, actor: asked } = args;
        let loaded = self.loader.load(&path, expected_digest.as_deref(), &actor(&asked));
        let model = loaded.map_err(of_loader)?;
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let (bytes, tensors) = (count(model.content.len()), count(model.tensors));
        Ok(wire::Loaded { digest: model.digest, bytes, tensors })
    }

    pub fn emit(&mut self, args: wire::Emit) -> Outcome<wire::Accepted> {
        let wire::Emit { event: wire::Event { event_type, mut fields }, actor: asked } = args;
        let is_of_loader = is_of_loader(&event_type);
        fields.insert("event_type".to_owned(), Value::String(event_type));
        self.foreign.record(is_of_loader, AuditEvent::Foreign(fields), &actor(&asked));
        Ok(wire::Accepted::new())
    }

    pub fn flush(&mut self, _: Nothing) -> Outcome<Nothing> {
        if let Some(trail) = &self.trail {
            trail.flush().map_err(of_flush)?;
        }
        Ok(Nothing {})
    }

    pub fn drop_owner(&mut self, args: wire::OwnerDrop) -> Outcome<Nothing> {
        match args.owner {
            wire::Owner::Vram => self.manager.dispose(),
            wire::Owner::Loader => self.loader.dispose(),
        }
        Ok(Nothing {})
    }
}
