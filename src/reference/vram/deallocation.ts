import type { AuditActor } from '../audit/events';
import { admit } from './admission';
import { release } from './allocation';
import { VramError } from './errors';
import type { HeldShard } from './ledger';
import type { VramCollaborators } from './types';

const giveBack = async (
  collaborators: VramCollaborators,
  { shard, handle }: HeldShard,
  actor: AuditActor,
): Promise<number> => {
  const { shard_id: shardId, gpu_device: gpuDevice, vram_bytes: bytes } = shard;
  await release(collaborators, { shardId, gpuDevice, handle, bytes, actor });
  return bytes;
};

/** Gives the memory of one shard back; a stopped worker may (VRAM-3). In bytes. */
export const deallocate = async (
  collaborators: VramCollaborators,
  shardId: string,
  actor: AuditActor,
): Promise<number> => {
  await admit(collaborators, { endpoint: 'vram.deallocate', shardId, actor });
  const held = collaborators.ledger.find(shardId);
  if (held === undefined) {
    throw new VramError('UNKNOWN_SHARD', 'expected a shard that is held, found none under this id');
  }
  return giveBack(collaborators, held, actor);
};

const ownerOf = (workerId: string): AuditActor => ({
  user_id: workerId,
  ip: null,
  auth_method: 'internal',
  session_id: null,
});

/**
 * Gives back every shard, forgets the key and flushes the trail (DROP-1, DROP-5). Never rejects:
 * what the device refuses to take back is reported, and the rest is done all the same.
 */
export const disposeAll = async (collaborators: VramCollaborators): Promise<void> => {
  const { auditor, ledger, lifecycle, reportFailure, signer, workerId } = collaborators;
  for (const held of ledger.all()) {
    await giveBack(collaborators, held, ownerOf(workerId)).catch((cause: unknown) => {
      reportFailure(VramError.from(cause));
    });
  }
  lifecycle.dispose();
  signer.dispose();
  await auditor?.flush();
};
