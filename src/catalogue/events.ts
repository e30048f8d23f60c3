import type { Crate } from './types';

/** CRITICAL events are on disk before the operation answers; the others may wait in the buffer. */
export type EventSeverity = 'routine' | 'high' | 'critical';

interface EventDefinition {
  readonly type: string;
  readonly severity: EventSeverity;
  readonly emittedBy: readonly Crate[];
  readonly when: string;
  /** The event's own fields, in the order the seeds list them (actor and time stand apart). */
  readonly fields: readonly string[];
}

const vram = ['vram-residency'] as const;
const loader = ['model-loader'] as const;

/** The event vocabulary of requirements.md: the one table of types, severities and fields. */
export const events = [
  {
    type: 'VramSealed',
    severity: 'routine',
    emittedBy: vram,
    when: 'a shard was sealed; the trust anchor of everything after',
    fields: ['shard_id', 'gpu_device', 'vram_bytes', 'digest', 'worker_id'],
  },
  {
    type: 'SealVerified',
    severity: 'routine',
    emittedBy: vram,
    when: 'a seal was verified and holds',
    fields: ['shard_id', 'worker_id'],
  },
  {
    type: 'SealVerificationFailed',
    severity: 'critical',
    emittedBy: vram,
    when: 'a seal was verified and does not hold, for whatever reason',
    fields: ['shard_id', 'reason', 'expected_digest', 'actual_digest', 'worker_id', 'severity'],
  },
  {
    type: 'VramAllocated',
    severity: 'routine',
    emittedBy: vram,
    when: 'device memory was allocated for a shard',
    fields: [
      'requested_bytes',
      'allocated_bytes',
      'available_bytes',
      'used_bytes',
      'gpu_device',
      'worker_id',
    ],
  },
  {
    type: 'VramAllocationFailed',
    severity: 'routine',
    emittedBy: vram,
    when: 'a shard did not fit into device memory',
    fields: ['requested_bytes', 'available_bytes', 'reason', 'gpu_device', 'worker_id'],
  },
  {
    type: 'VramDeallocated',
    severity: 'routine',
    emittedBy: vram,
    when: 'device memory of a shard was given back, by request or on disposal',
    fields: ['shard_id', 'freed_bytes', 'remaining_used', 'gpu_device', 'worker_id'],
  },
  {
    type: 'PolicyViolation',
    severity: 'critical',
    emittedBy: vram,
    when: 'a device cannot keep the promise that shards live in its memory alone',
    fields: ['policy', 'violation', 'details', 'severity', 'worker_id', 'action_taken'],
  },
  {
    type: 'PathTraversalAttempt',
    severity: 'critical',
    emittedBy: ['vram-residency', 'model-loader'],
    when: 'a path or a shard id tried to leave its place',
    fields: ['path', 'endpoint', 'reason', 'worker_id', 'severity'],
  },
  {
    type: 'IntegrityViolation',
    severity: 'critical',
    emittedBy: loader,
    when: 'a model file does not have the digest it was asked for with',
    fields: ['path', 'expected_digest', 'actual_digest', 'worker_id', 'severity'],
  },
  {
    type: 'MalformedModelRejected',
    severity: 'high',
    emittedBy: loader,
    when: 'a model file is not a well-formed GGUF file',
    fields: ['path', 'reason', 'worker_id', 'severity'],
  },
] as const satisfies readonly EventDefinition[];

export type EventType = (typeof events)[number]['type'];

/** The field names of one event type, as a union. */
export type EventField<T extends EventType> = Extract<
  (typeof events)[number],
  { type: T }
>['fields'][number];

const severities = new Map<string, EventSeverity>(events.map((e) => [e.type, e.severity]));

/** The severity of an event type; the only place it is decided. */
export const severityOf = (type: EventType): EventSeverity => severities.get(type) ?? 'critical';

/** The severity as the records spell it. */
export const severityLabel = { routine: 'ROUTINE', high: 'HIGH', critical: 'CRITICAL' } as const;

/** Records by which a trail tells of its own life (design §4); no operation emits them. */
export const lifeRecords = [
  'TrailOpened',
  'EventsLost',
  'TailRecovered',
  'TrailRotated',
  'KeyRotated',
  'RetentionApplied',
  'LegalHoldSet',
  'LegalHoldLifted',
  'DeliveryGivenUp',
  'TrailClosed',
] as const;
