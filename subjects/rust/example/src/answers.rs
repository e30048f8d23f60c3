//! The words of the protocol for what the owners say.

use proofgate_example::audit::{AuditActor, AuditError};
use proofgate_example::loader::LoaderError;
use proofgate_example::vram::{SealContent, Shard, VramError};
use proofgate_subject::Refusal;
use proofgate_subject::wire::{self, ErrorCode};

/// Who asks, in the words of the trail.
pub fn actor(asked: &wire::Actor) -> AuditActor {
    AuditActor::new(
        asked.worker_id.as_deref(),
        asked.source_ip.as_deref(),
        asked.correlation_id.as_deref(),
    )
}

pub fn shard_to_wire(shard: Shard) -> wire::Shard {
    let Shard { content, signature } = shard;
    let SealContent { shard_id, gpu_device, vram_bytes, digest, sealed_at } = content;
    wire::Shard { shard_id, gpu_device, vram_bytes, digest, sealed_at, signature }
}

pub fn shard_from_wire(shard: wire::Shard) -> Shard {
    let wire::Shard { shard_id, gpu_device, vram_bytes, digest, sealed_at, signature } = shard;
    Shard {
        content: SealContent { shard_id, gpu_device, vram_bytes, digest, sealed_at },
        signature,
    }
}

pub fn of_vram(error: VramError) -> Refusal {
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
        VramError::Disposed => ErrorCode::Disposed,
        _ => return Refusal::not_tried(error),
    };
    Refusal::new(code, error)
}

pub fn of_loader(error: LoaderError) -> Refusal {
    let code = match &error {
        LoaderError::PathRefused(_) => ErrorCode::PathRefused,
        LoaderError::IntegrityViolation => ErrorCode::IntegrityViolation,
        LoaderError::Malformed(_) => ErrorCode::MalformedModel,
        LoaderError::TooLarge { .. } => ErrorCode::ModelTooLarge,
        LoaderError::Unreadable(_) => ErrorCode::ModelUnreadable,
        LoaderError::Disposed => ErrorCode::Disposed,
        _ => return Refusal::not_tried(error),
    };
    Refusal::new(code, error)
}

pub fn of_flush(error: AuditError) -> Refusal {
    Refusal::new(ErrorCode::FlushFailed, error)
}
