import type { Shard } from '../../protocol';
import { admit } from './admission';
import { allocate, release } from './allocation';
import { VramError } from './errors';
import type { Holding } from './ledger';
import { requireAlive, requireRunning } from './lifecycle';
import type { OpenModel } from './model-source';
import type { SealRequest, VramCollaborators } from './types';

const fill = async (
  { backend, lifecycle }: VramCollaborators,
  { handle }: Holding,
  model: OpenModel,
): Promise<void> => {
  let offset = 0;
  for await (const chunk of model.chunks()) {
    requireAlive(lifecycle); // Whoever disposed of the manager waits for this.
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
  { shardId, gpuDevice, handle, bytes }: Holding,
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
  holding: Holding,
  { actor }: SealRequest,
): Promise<void> => {
  try {
    await release(collaborators, holding, actor);
  } catch (cause) {
    collaborators.ledger.abandon(holding);
    collaborators.reportFailure(VramError.from(cause));
  }
};

/** A worker owns one device; a shard for another is refused, and not put onto this one instead. */
const requireOwnDevice = ({ gpuDevice }: VramCollaborators, asked: number): void => {
  if (asked === gpuDevice) return;
  throw new VramError(
    'UNKNOWN_DEVICE',
    `expected device ${gpuDevice}, the one this worker owns, found ${asked}; ask the worker that has it`,
  );
};

const requireNew = ({ ledger }: VramCollaborators, shardId: string): void => {
  if (ledger.find(shardId) === undefined) return;
  throw new VramError(
    'DUPLICATE_SHARD',
    'expected a shard id not in use, found it held; deallocate that shard or choose another id',
  );
};

/** Nothing was written to it, so a close that fails loses nothing, and must not lose the seal. */
const openModel = (model: OpenModel, { reportFailure }: VramCollaborators): OpenModel => ({
  ...model,
  [Symbol.asyncDispose]: async () => {
    try {
      await model[Symbol.asyncDispose]();
    } catch (cause) {
      reportFailure(VramError.from(cause));
    }
  },
});

/** Brings a model to the device and vouches for what the device then holds (VRAM-1). */
export const seal = async (
  collaborators: VramCollaborators,
  request: SealRequest,
): Promise<Shard> => {
  const { auditor, ledger, lifecycle, workerId } = collaborators;
  const { shardId, gpuDevice, actor } = request;
  await admit(collaborators, { endpoint: 'vram.seal', shardId, actor });
  requireRunning(lifecycle);
  requireOwnDevice(collaborators, gpuDevice);
  requireNew(collaborators, shardId);
  await using model = openModel(await request.source.open(), collaborators);
  const holding = await allocate(collaborators, request, model.bytes);
  const shard = await fill(collaborators, holding, model)
    .then(() => signed(collaborators, holding))
    .catch(async (cause: unknown) => {
      await abandon(collaborators, holding, request);
      throw VramError.from(cause);
    });
  ledger.add({ ...holding, shard });
  await auditor?.record({
    event_type: 'VramSealed',
    shard_id: shardId,
    gpu_device: gpuDevice,
    vram_bytes: shard.vram_bytes,
    digest: shard.digest,
    worker_id: workerId,
    actor,
  });
  return shard;
};
