import type { AuditActor } from '../audit/events';
import { BackendError, type MemoryInfo, type VramBackend } from './backends';
import { VramError } from './errors';
import type { Holding } from './ledger';
import type { SealRequest, VramCollaborators } from './types';

const failed = (cause: unknown): { reason: string; error: VramError } =>
  cause instanceof BackendError && cause.code === 'OUT_OF_MEMORY'
    ? {
        reason: 'insufficient_vram',
        error: new VramError(
          'INSUFFICIENT_VRAM',
          'expected enough free device memory for the shard, found less; deallocate shards first',
          { cause },
        ),
      }
    : { reason: 'device_failure', error: VramError.from(cause) };

/** @throws {VramError} `DEVICE_FAILURE` */
export const memoryInfo = (backend: VramBackend): Promise<MemoryInfo> =>
  backend.memoryInfo().catch((cause: unknown) => {
    throw VramError.from(cause);
  });

/**
 * Takes device memory for a shard, enters it into the ledger and says so (VRAM-1, VRAM-4).
 *
 * @throws {VramError} `INSUFFICIENT_VRAM`, `DEVICE_FAILURE`; nothing is held then.
 */
export const allocate = async (
  { backend, auditor, ledger, workerId }: VramCollaborators,
  { shardId, gpuDevice, actor }: SealRequest,
  bytes: number,
): Promise<Holding> => {
  const { freeBytes } = await memoryInfo(backend);
  const about = { gpu_device: gpuDevice, worker_id: workerId, actor };
  const handle = await backend.allocate(bytes).catch(async (cause: unknown) => {
    const { reason, error } = failed(cause);
    await auditor?.record({
      event_type: 'VramAllocationFailed',
      requested_bytes: bytes,
      available_bytes: freeBytes,
      reason,
      ...about,
    });
    throw error;
  });
  const holding = { shardId, gpuDevice, handle, bytes };
  ledger.take(holding);
  await auditor?.record({
    event_type: 'VramAllocated',
    requested_bytes: bytes,
    allocated_bytes: bytes,
    available_bytes: freeBytes,
    used_bytes: ledger.usedBytes(),
    ...about,
  });
  return holding;
};

/**
 * Gives device memory back, strikes it off the ledger and says so (VRAM-4). When the device refuses,
 * it stays in the ledger, for the memory is still taken.
 *
 * @throws {VramError} `DEVICE_FAILURE`
 */
export const release = async (
  { backend, auditor, ledger, workerId }: VramCollaborators,
  holding: Holding,
  actor: AuditActor,
): Promise<void> => {
  await backend.free(holding.handle).catch((cause: unknown) => {
    throw VramError.from(cause);
  });
  ledger.giveBack(holding);
  await auditor?.record({
    event_type: 'VramDeallocated',
    shard_id: holding.shardId,
    freed_bytes: holding.bytes,
    remaining_used: ledger.usedBytes(),
    gpu_device: holding.gpuDevice,
    worker_id: workerId,
    actor,
  });
};
