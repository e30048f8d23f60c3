import type { AuditActor } from '../audit/events';
import { VramError } from './errors';
import { requireAlive } from './lifecycle';
import { shardIdProblem } from './shard-id';
import type { VramCollaborators } from './types';

type Admission = Pick<VramCollaborators, 'auditor' | 'lifecycle' | 'shardIdChecks' | 'workerId'>;

interface Visitor {
  readonly endpoint: 'vram.seal' | 'vram.verify' | 'vram.deallocate';
  readonly shardId: string;
  readonly actor: AuditActor;
}

/**
 * Lets an operation in only with a sound shard id; a refusal is on record before it is answered and
 * has touched nothing (PATH-1, PATH-2, PATH-4, PATH-5). A stopped worker records attacks too.
 *
 * @throws {VramError} `DISPOSED`, `INVALID_SHARD_ID`
 */
export const admit = async (
  { auditor, lifecycle, shardIdChecks, workerId }: Admission,
  { endpoint, shardId, actor }: Visitor,
): Promise<void> => {
  requireAlive(lifecycle);
  const reason = shardIdProblem(shardIdChecks, shardId);
  if (reason === null) return;
  await auditor?.record({
    event_type: 'PathTraversalAttempt',
    path: shardId,
    endpoint,
    reason,
    worker_id: workerId,
    severity: 'CRITICAL',
    actor,
  });
  throw new VramError(
    'INVALID_SHARD_ID',
    `expected a shard id of 1 to 256 letters, digits, _ . : - without "..", found it ${reason}`,
  );
};
