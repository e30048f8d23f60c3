import { createHash } from 'node:crypto';
import type { AuditActor, AuditEvent } from '../../../src/reference/audit';

/** So many different events, then they come round again: enough that no string is a constant. */
const DISTINCT = 1000;

const MODEL_BYTES = 7_516_192_768;
const DEVICE_BYTES = 25_769_803_776;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const actorOf = (n: number): AuditActor => ({
  user_id: `worker-${n % 16}`,
  ip: null,
  auth_method: 'internal',
  session_id: `request-${digestOf(`session ${n}`).slice(0, 16)}`,
});

/** The life of a shard, over and over: allocated, sealed, verified, given back. */
const routineEvent = (n: number): AuditEvent => {
  const actor = actorOf(n);
  const shard = { shard_id: `shard-${digestOf(`shard ${n >> 2}`).slice(0, 24)}` };
  const where = { gpu_device: n % 8, worker_id: actor.user_id };
  switch (n % 4) {
    case 0:
      return {
        event_type: 'VramAllocated',
        actor,
        requested_bytes: MODEL_BYTES + n,
        allocated_bytes: MODEL_BYTES + n,
        available_bytes: DEVICE_BYTES,
        used_bytes: MODEL_BYTES + n,
        ...where,
      };
    case 1:
      return {
        event_type: 'VramSealed',
        actor,
        ...shard,
        vram_bytes: MODEL_BYTES + n,
        digest: digestOf(`model ${n}`),
        ...where,
      };
    case 2:
      return { event_type: 'SealVerified', actor, ...shard, worker_id: actor.user_id };
    default:
      return {
        event_type: 'VramDeallocated',
        actor,
        ...shard,
        freed_bytes: MODEL_BYTES + n,
        remaining_used: 0,
        ...where,
      };
  }
};

const criticalEvent = (n: number): AuditEvent => ({
  event_type: 'IntegrityViolation',
  actor: actorOf(n),
  path: `/models/llama-${n}.gguf`,
  expected_digest: digestOf(`expected ${n}`),
  actual_digest: digestOf(`actual ${n}`),
  worker_id: `worker-${n % 16}`,
  severity: 'CRITICAL',
});

/** A source of events that goes round a fixed set, so that making them costs no emission anything. */
const goRound = (make: (n: number) => AuditEvent): (() => AuditEvent) => {
  const events = Array.from({ length: DISTINCT }, (_, n) => make(n));
  let next = 0;
  return () => {
    const event = events[next % DISTINCT];
    next += 1;
    if (event === undefined) throw new RangeError('expected a set of events, found none');
    return event;
  };
};

export const routineEvents = (): (() => AuditEvent) => goRound(routineEvent);
export const criticalEvents = (): (() => AuditEvent) => goRound(criticalEvent);
