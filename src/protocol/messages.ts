import { z } from 'zod';
import { capabilitySchema } from './capabilities';
import { caseConfigSchema, limitsSchema } from './configuration';
import { operations, operationErrorSchema, type OperationName } from './operations';

const seq = z.int().positive();
const caseId = z.string().min(1).max(64);
const protocols = z.array(z.int().positive()).min(1).max(16);
const nonce = z.string().min(16).max(128);

/** `proofgate/1`, or what the configuration of the gate calls a format of the crate's own. */
const trailFormat = z.string().regex(/^[a-z][a-z0-9.-]{0,62}\/[1-9]\d{0,3}$/);

/** An `op` message for one operation, its arguments checked against that operation's schema. */
const op = <N extends OperationName>(name: N) => {
  const args: (typeof operations)[N]['args'] = operations[name].args;
  return z.strictObject({ type: z.literal('op'), seq, name: z.literal(name), args });
};

const opSchema = z.discriminatedUnion('name', [
  op('vram.seal'),
  op('vram.verify'),
  op('vram.tamper'),
  op('vram.deallocate'),
  op('vram.state'),
  op('policy.enforce'),
  op('loader.load'),
  op('audit.emit'),
  op('audit.flush'),
  op('audit.fault'),
  op('owner.drop'),
  op('compare.sample'),
  op('metrics.read'),
]);

/** Everything the host may say. No message carries an expectation, a requirement or a scenario. */
export const hostMessageSchema = z.union([
  z.strictObject({
    type: z.literal('hello'),
    protocols,
    harness: z.strictObject({ name: z.string(), version: z.string() }),
    run: z.string(),
    nonce,
  }),
  z.strictObject({
    type: z.literal('begin'),
    case: caseId,
    seed: z.int().nonnegative(),
    workspace: z.string(),
    config: caseConfigSchema,
    limits: limitsSchema,
  }),
  opSchema,
  z.strictObject({ type: z.literal('end'), case: caseId }),
  z.strictObject({ type: z.literal('stop') }),
]);

const helloOkSchema = z.strictObject({
  type: z.literal('hello_ok'),
  protocol: z.int().positive(),
  nonce,
  subject: z.strictObject({
    name: z.string().min(1),
    version: z.string().min(1),
    language: z.string().min(1),
    commit: z.string().nullable(),
    artifact_sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  adapter: z.strictObject({ name: z.string().min(1), version: z.string().min(1) }),
  capabilities: z.array(capabilitySchema),
});

const readySchema = z.strictObject({
  type: z.literal('ready'),
  case: caseId,
  trail: z.strictObject({ directory: z.string(), format: trailFormat }),
  metrics: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('http'), url: z.url() }),
    z.strictObject({ kind: z.literal('operation') }),
  ]),
  prefixes: z
    .strictObject({ 'vram-residency': z.string(), 'model-loader': z.string() })
    .describe('The metric prefix of each crate.'),
});

/** Everything a subject may say. The shape of an `ack` value depends on the operation asked. */
export const subjectMessageSchema = z.discriminatedUnion('type', [
  helloOkSchema,
  z.strictObject({ type: z.literal('hello_refused'), protocols, reason: z.string() }),
  readySchema,
  z.strictObject({ type: z.literal('ack'), seq, value: z.looseObject({}) }),
  z.strictObject({
    type: z.literal('error'),
    seq,
    code: operationErrorSchema,
    message: z.string(),
  }),
  z.strictObject({ type: z.literal('unsupported'), seq, capability: capabilitySchema }),
  z.strictObject({ type: z.literal('adapter_error'), seq, message: z.string() }),
  z.strictObject({ type: z.literal('ended'), case: caseId }),
]);

export type HostMessage = z.infer<typeof hostMessageSchema>;
export type SubjectMessage = z.infer<typeof subjectMessageSchema>;
export type Hello = Extract<HostMessage, { type: 'hello' }>;
export type Begin = Extract<HostMessage, { type: 'begin' }>;
export type Op = Extract<HostMessage, { type: 'op' }>;
export type HelloOk = z.infer<typeof helloOkSchema>;
export type Ready = z.infer<typeof readySchema>;
