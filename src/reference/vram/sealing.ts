import type { Shard } from '../../protocol';
import { admit } from './admission';
import { allocate, release } from './allocation';
import type { VramBackend, VramHandle } from './backends';
import { VramError } from './errors';
import { requireRunning } from './lifecycle';
import type { OpenModel } from './model-source';
import type { SealRequest, VramCollaborators } from './types';

const fill = async (backend: VramBackend, handle: VramHandle, model: OpenModel): Promise<void> => {
  let offset = 0;
  for await (const chunk of model.chunks()) {
    await backend.write(handle, offset, chunk);
    offset += chunk.length;
  }
  if (offset === model.bytes) return;
  throw new VramError(
    'MODEL_UNREADABLE',
    `expected ${model.bytes} bytes from the model, found ${offset}; read it again`,
  );
};

const signed = async (
  { backend, clock, deviceDigest, signer }: VramCollaborators,
  { shardId, gpuDevice }: SealRequest,
  handle: VramHandle,
  bytes: number,
): Promise<Shard> => {
  const content = {
    shard_id: shardId,
    gpu_device: gpuDevice,
    vram_bytes: bytes,
    digest: await deviceDigest(backend, handle, bytes),
    sealed_at: clock().toISOString(),
  };
  return Object.freeze({ ...content, signature: signer.sign(content) });
};

/** Gives back what a failed seal had taken, and never hides why it failed. */
const abandon = async (
  collaborators: VramCollaborators,
  { shardId, gpuDevice, actor }: SealRequest,
  handle: VramHandle,
  bytes: number,
): Promise<void> => {
  try {
    await release(collaborators, { shardId, gpuDevice, handle, bytes, actor });
  } catch (cause) {
    collaborators.reportFailure(VramError.from(cause));
  }
};

const requireNew = ({ ledger }: VramCollaborators, shardId: string): void => {
  if (ledger.find(shardId) === undefined) return;
  throw new VramError(
    'DUPLICATE_SHARD',
    'expected a shard id not in use, found it held; deallocate that shard or choose another id',
  );
};

/** Brings a model to the device and vouches for what the device then holds (VRAM-1). */
export const seal = async (
  collaborators: VramCollaborators,
  request: SealRequest,
): Promise<Shard> => {
  const { auditor, backend, ledger, lifecycle, workerId } = collaborators;
  const { shardId, actor } = request;
  await admit(collaborators, { endpoint: 'vram.seal', shardId, actor });
  requireRunning(lifecycle);
  requireNew(collaborators, shardId);
  await using model = await request.source.open();
  const handle = await allocate(collaborators, request, model.bytes);
  const shard = await fill(backend, handle, model)
    .then(() => signed(collaborators, request, handle, model.bytes))
    .catch(async (cause: unknown) => {
      await abandon(collaborators, request, handle, model.bytes);
      throw VramError.from(cause);
    });
  ledger.add({ shard, handle });
  await auditor?.record({
    event_type: 'VramSealed',
    shard_id: shardId,
    gpu_device: shard.gpu_device,
    vram_bytes: shard.vram_bytes,
    digest: shard.digest,
    worker_id: workerId,
    actor,
  });
  return shard;
};
