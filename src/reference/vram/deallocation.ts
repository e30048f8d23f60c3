import type { AuditActor } from '../audit/events';
import { step } from '../disposal';
import { admit } from './admission';
import { release } from './allocation';
import { VramError } from './errors';
import type { VramCollaborators } from './types';

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
  await release(collaborators, held, actor);
  return held.bytes;
};

/** The worker itself, where nobody else has asked. */
const ownerOf = (workerId: string): AuditActor => ({
  user_id: workerId,
  ip: null,
  auth_method: 'internal',
  session_id: null,
});

/**
 * Forgets the key, gives back every shard and whatever else was left behind, and flushes the trail
 * (DROP-1, DROP-5). Never rejects: what goes wrong is reported, and the rest is done all the same.
 *
 * A seal still under way is left its memory: it finds the manager disposed, and gives it back itself.
 */
export const disposeAll = async (collaborators: VramCollaborators): Promise<void> => {
  const { auditor, ledger, lifecycle, reportFailure, signer, workerId } = collaborators;
  lifecycle.dispose();
  signer.dispose();
  for (const holding of [...ledger.all(), ...ledger.abandoned()]) {
    await step(reportFailure, () => release(collaborators, holding, ownerOf(workerId)));
  }
  await step(reportFailure, () => auditor?.flush());
};
