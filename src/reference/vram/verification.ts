import type { Shard } from '../../protocol';
import type { AuditActor } from '../audit/events';
import { admit } from './admission';
import { VramError } from './errors';
import type { HeldShard } from './ledger';
import { requireAlive, requireRunning } from './lifecycle';
import type { SealFailure } from './seal-checks';
import type { VramCollaborators } from './types';

const firstFailure = async (
  collaborators: VramCollaborators,
  shard: Shard,
  held: HeldShard | undefined,
): Promise<SealFailure | null> => {
  if (held === undefined) return { reason: 'unknown_shard', actualDigest: null };
  for (const check of collaborators.sealChecks) {
    const failure = await check({ shard, held }, collaborators);
    if (failure !== null) return failure;
  }
  return null;
};

/**
 * Asks whether a seal holds (VRAM-2). When it does not, for whatever reason, the worker stops, the
 * failure is on record before the answer, and only then the caller is told (VRAM-3, FLUSH-1).
 */
export const verify = async (
  collaborators: VramCollaborators,
  shard: Shard,
  actor: AuditActor,
): Promise<void> => {
  const { auditor, ledger, lifecycle, workerId } = collaborators;
  const shardId = shard.shard_id;
  await admit(collaborators, { endpoint: 'vram.verify', shardId, actor });
  requireRunning(lifecycle);
  const held = ledger.find(shardId);
  const failure = await firstFailure(collaborators, shard, held);
  requireAlive(lifecycle); // Its memory may have been given back under this very check.
  const about = { shard_id: shardId, worker_id: workerId, actor };
  if (failure === null) {
    await auditor?.record({ event_type: 'SealVerified', ...about });
    return;
  }
  lifecycle.stop();
  await auditor?.record({
    event_type: 'SealVerificationFailed',
    reason: failure.reason,
    expected_digest: held?.shard.digest ?? null,
    actual_digest: failure.actualDigest,
    severity: 'CRITICAL',
    ...about,
  });
  throw new VramError(
    'SEAL_VERIFICATION_FAILED',
    `expected the seal to hold, found ${failure.reason}; the worker is stopped, look into the trail`,
    { cause: failure.cause },
  );
};
