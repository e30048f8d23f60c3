import { z } from 'zod';

const bytes = z.int().nonnegative();
const digest = z.string().max(4096).describe('As the caller gave it; a good one is 64 hex digits.');

/** Who asks, from where, and under which correlation (ACTOR-1). Absent parts are null. */
export const actorSchema = z.strictObject({
  worker_id: z.string().nullable(),
  source_ip: z.string().nullable(),
  correlation_id: z.string().nullable(),
});

/** A sealed shard as its owner hands it out: no pointer, no key (SECRET-1, SECRET-2). */
export const shardSchema = z.strictObject({
  shard_id: z.string(),
  gpu_device: z.int().nonnegative(),
  vram_bytes: bytes,
  digest: z.string(),
  sealed_at: z.string(),
  signature: z.string(),
});

/** The properties of a device as the policy looks at them (POLICY-1, POLICY-2). */
export const deviceSchema = z.strictObject({
  name: z.string(),
  total_bytes: z.int(),
  compute_capability: z.string(),
  integrated: z.boolean(),
  managed_memory_only: z.boolean(),
  unified_memory: z.boolean(),
});

/** The comparisons a subject must let the gate time (TIME-1 to TIME-3). */
export const comparisonSchema = z.enum(['seal.digest', 'seal.signature', 'load.digest']);

const eventSchema = z
  .looseObject({ event_type: z.string() })
  .describe('An event of the catalogue with its own fields.');

/** Every operation of the protocol: what it takes and what its `ack` carries. */
export const operations = {
  'vram.seal': {
    args: z.strictObject({
      shard_id: z.string(),
      gpu_device: z.int().nonnegative(),
      path: z.string().describe('Model file, absolute, inside the workspace.'),
      actor: actorSchema,
    }),
    value: z.strictObject({ shard: shardSchema }),
  },
  'vram.verify': {
    args: z.strictObject({ shard: shardSchema, actor: actorSchema }),
    value: z.strictObject({ verified: z.literal(true) }),
  },
  'vram.tamper': {
    args: z.strictObject({ shard_id: z.string(), offset: bytes, bit: z.int().min(0).max(7) }),
    value: z.strictObject({}),
  },
  'vram.deallocate': {
    args: z.strictObject({ shard_id: z.string(), actor: actorSchema }),
    value: z.strictObject({ freed_bytes: bytes }),
  },
  'vram.state': {
    args: z.strictObject({}),
    value: z.strictObject({
      state: z.enum(['running', 'stopped', 'disposed']),
      total_bytes: bytes,
      used_bytes: bytes,
      available_bytes: bytes,
      shards: z.array(z.string()),
    }),
  },
  'policy.enforce': {
    args: z.strictObject({ device: deviceSchema, actor: actorSchema }),
    value: z.strictObject({ permitted: z.literal(true) }),
  },
  'loader.load': {
    args: z.strictObject({
      path: z
        .string()
        .describe('As the caller asks for it: relative to the model root, or hostile.'),
      expected_digest: digest.nullable(),
      actor: actorSchema,
    }),
    value: z.strictObject({ digest: z.string(), bytes, tensors: bytes }),
  },
  'audit.emit': {
    args: z.strictObject({ event: eventSchema, actor: actorSchema }),
    value: z.strictObject({ accepted: z.literal(true) }),
  },
  'audit.flush': { args: z.strictObject({}), value: z.strictObject({}) },
  'audit.fault': {
    args: z.strictObject({
      kind: z.enum(['write-error', 'sync-error', 'stall', 'none']),
      after: z.int().nonnegative().describe('How many calls still succeed first.'),
    }),
    value: z.strictObject({}),
  },
  'owner.drop': {
    args: z.strictObject({ owner: z.enum(['vram', 'loader']) }),
    value: z.strictObject({}),
  },
  'compare.sample': {
    args: z.strictObject({
      comparison: comparisonSchema,
      pairs: z
        .array(z.tuple([z.string(), z.string()]))
        .min(1)
        .max(1024),
      rounds: z.int().min(1).max(1_000_000).describe('How often to go through all pairs.'),
    }),
    value: z.strictObject({ equal: bytes.describe('How many comparisons found equality.') }),
  },
  'metrics.read': {
    args: z.strictObject({}),
    value: z.strictObject({ text: z.string().describe('Prometheus text exposition format.') }),
  },
} as const;

export type OperationName = keyof typeof operations;
export type OperationArgs<N extends OperationName> = z.infer<(typeof operations)[N]['args']>;
export type OperationValue<N extends OperationName> = z.infer<(typeof operations)[N]['value']>;
export type Actor = z.infer<typeof actorSchema>;
export type Shard = z.infer<typeof shardSchema>;
export type Device = z.infer<typeof deviceSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;

/** How an operation may end when it was tried and refused. A closed union: checks switch on it. */
export const operationErrorSchema = z.enum([
  'INVALID_SHARD_ID',
  'UNKNOWN_DEVICE',
  'DUPLICATE_SHARD',
  'UNKNOWN_SHARD',
  'INSUFFICIENT_VRAM',
  'SEAL_VERIFICATION_FAILED',
  'WORKER_STOPPED',
  'POLICY_VIOLATION',
  'PATH_REFUSED',
  'INTEGRITY_VIOLATION',
  'MALFORMED_MODEL',
  'MODEL_TOO_LARGE',
  'MODEL_UNREADABLE',
  'AUDIT_REFUSED',
  'FLUSH_FAILED',
  'DISPOSED',
]);

export type OperationError = z.infer<typeof operationErrorSchema>;
