import { events } from '../../catalogue';
import type { Actor, Op, OperationName, OperationValue } from '../../protocol';
import type { AuditActor, AuditEvent } from '../audit';
import { fileSource } from '../vram';
import { flipBit } from './flip-bit';
import type { OpenCase } from './open-case';
import type { ReferenceParts } from './parts';

type Asked<N extends OperationName> = Extract<Op, { name: N }>['args'];

type Operation<N extends OperationName> = (
  args: Asked<N>,
  at: OpenCase,
  parts: ReferenceParts,
) => Promise<OperationValue<N>>;

/** Who asks, in the words of the trail (ACTOR-1, ACTOR-2). */
const actorOf = ({ worker_id, source_ip, correlation_id }: Actor): AuditActor => ({
  user_id: worker_id ?? 'unknown',
  ip: source_ip,
  auth_method: 'internal',
  session_id: correlation_id,
});

const auditorFor = (type: string, at: OpenCase) =>
  events.find((event) => event.type === type)?.emittedBy[0] === 'model-loader'
    ? at.audit.loader
    : at.audit.vram;

/** What the reference does for each operation it declares. */
export const operations = {
  'vram.seal': async ({ shard_id, gpu_device, path, actor }, { manager }) => ({
    shard: await manager.seal({
      shardId: shard_id,
      gpuDevice: gpu_device,
      source: fileSource(path),
      actor: actorOf(actor),
    }),
  }),
  'vram.verify': async ({ shard, actor }, { manager }) => {
    await manager.verify(shard, actorOf(actor));
    return { verified: true };
  },
  'vram.tamper': async ({ shard_id, offset, bit }, { ledger, backend }) => {
    const held = ledger.find(shard_id);
    if (!held) throw new Error(`expected a held shard to tamper with, found none of that id`);
    await flipBit(backend, held.handle, offset, bit);
    return {};
  },
  'vram.deallocate': async ({ shard_id, actor }, { manager }) => ({
    freed_bytes: await manager.deallocate(shard_id, actorOf(actor)),
  }),
  'vram.state': (_, { manager }) => manager.state(),
  'policy.enforce': async ({ device, actor }, { audit, lifecycle, workerId }, parts) => {
    const enforcement = { auditor: audit.vram, lifecycle, workerId, actor: actorOf(actor) };
    await parts.enforcePolicy(device, enforcement);
    return { permitted: true };
  },
  'loader.load': async ({ path, expected_digest, actor }, { loader }) => {
    const request = { path, expectedDigest: expected_digest, actor: actorOf(actor) };
    const { digest, bytes, tensors } = await loader.load(request);
    return { digest, bytes, tensors };
  },
  'audit.emit': async ({ event, actor }, at) => {
    await auditorFor(event.event_type, at).record({
      ...event,
      actor: actorOf(actor),
    } as AuditEvent);
    return { accepted: true };
  },
  'audit.flush': async (_, { audit }) => {
    // proofgate-ignore REVIEW-4: flushing is the operation here, and its failure is the answer
    await audit.trail?.flush();
    return {};
  },
  'owner.drop': async ({ owner }, { manager, loader }) => {
    await (owner === 'vram' ? manager : loader)[Symbol.asyncDispose]();
    return {};
  },
  'compare.sample': async (args, _, { countEqual, comparison }) => ({
    equal: await countEqual(args, comparison),
  }),
} as const satisfies { readonly [N in OperationName]?: Operation<N> };

export type KnownOperation = keyof typeof operations;

export const isKnown = (name: OperationName): name is KnownOperation =>
  Object.hasOwn(operations, name);
