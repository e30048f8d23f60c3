import type { Actor, Device, OperationArgs, OperationName, Shard } from '../../src/protocol';
import type { Model, Workspace } from '../fixtures';
import { lengthRequests } from './length-requests';

/** An operation about to be asked, in the words of the features. */
export interface Request<N extends OperationName = OperationName> {
  readonly asked: string;
  readonly operation: N;
  readonly args: OperationArgs<N>;
  /** What makes the request itself an attack, if it is one. */
  readonly attack: string | null;
}

/** What requests are made from. */
export interface Situated {
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly shardId: string;
  /** A secret: it must show nowhere (SECRET-4). */
  readonly token: string;
  /** @throws {Error} when the scenario sealed none. */
  shard(): Shard;
}

/** A device that keeps the promise of the policy. */
const goodDevice: Device = {
  name: 'Gate Device',
  total_bytes: 8 * 1024 ** 3,
  compute_capability: '9.0',
  integrated: false,
  managed_memory_only: false,
  unified_memory: false,
};

const request = <N extends OperationName>(
  asked: string,
  operation: N,
  args: OperationArgs<N>,
  attack: string | null = null,
): Request<N> => ({ asked, operation, args, attack });

/** Seals the model of the workspace under any id. */
export const sealNamed = (at: Situated, shardId: string): Request<'vram.seal'> =>
  request(
    'seal',
    'vram.seal',
    {
      shard_id: shardId,
      gpu_device: 0,
      path: at.workspace.model.path,
      actor: at.actor,
    },
    isOrdinary(shardId) ? null : `the shard id ${JSON.stringify(shardId)}`,
  );

const isOrdinary = (shardId: string): boolean =>
  /^[\w.-]{1,256}$/.test(shardId) && !shardId.includes('..');

/** Asks for a model by any path. */
export const loadPath = (at: Situated, path: string, attack: string | null): Request =>
  request('load', 'loader.load', { path, expected_digest: null, actor: at.actor }, attack);

const load = (at: Situated, model: Model, digest: string, attack: string | null): Request =>
  request(
    'load',
    'loader.load',
    { path: model.name, expected_digest: digest, actor: at.actor },
    attack,
  );

const enforce = (at: Situated, device: Device, attack: string | null): Request =>
  request('enforce the policy', 'policy.enforce', { device, actor: at.actor }, attack);

/** An event of no consequence, as a caller hands it in. */
type EmittedEvent = OperationArgs<'audit.emit'>['event'];

/** Emits a routine event of no consequence, or one like it. */
export const emitRoutine = (
  at: Situated,
  like: Partial<EmittedEvent> = {},
  attack: string | null = null,
): Request<'audit.emit'> => {
  const worker_id = at.actor.worker_id ?? 'unknown';
  const event = { event_type: 'SealVerified', shard_id: at.shardId, worker_id, ...like };
  return request('emit', 'audit.emit', { event, actor: at.actor }, attack);
};

/** Asks for the model under a digest of any kind. */
export const loadByDigest = (at: Situated, digest: string, attack: string | null): Request =>
  load(at, at.workspace.model, digest, attack);

/** Changes one bit of the shard where it lies on the device. */
export const flipBit = (at: Situated, offset: number, bit: number): Request =>
  request(
    'tamper',
    'vram.tamper',
    { shard_id: at.shardId, offset, bit },
    'a bit flipped in device memory',
  );

/** Turns the first hex digit into another one. */
const forge = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

/** What the features let a worker do, phrase by phrase. */
export const requests = {
  'seals the model': (at) => sealNamed(at, at.shardId),
  'seals a model beyond the memory': (at) =>
    request(
      'seal',
      'vram.seal',
      { shard_id: at.shardId, gpu_device: 0, path: at.workspace.huge, actor: at.actor },
      'a model beyond the device memory',
    ),
  'verifies the shard': (at) =>
    request('verify', 'vram.verify', { shard: at.shard(), actor: at.actor }),
  'verifies a forged signature': (at) =>
    request(
      'verify',
      'vram.verify',
      { shard: { ...at.shard(), signature: forge(at.shard().signature) }, actor: at.actor },
      'a forged signature',
    ),
  'deallocates the shard': (at) =>
    request('deallocate', 'vram.deallocate', { shard_id: at.shardId, actor: at.actor }),
  'loads the model': (at) => load(at, at.workspace.model, at.workspace.model.digest, null),
  'loads the model by another digest': (at) =>
    load(at, at.workspace.model, forge(at.workspace.model.digest), 'a wrong digest'),
  'loads a malformed model': (at) =>
    load(at, at.workspace.malformed, at.workspace.malformed.digest, 'a malformed model'),
  'loads a model outside its root': (at) =>
    loadPath(at, '../outside/target.gguf', 'a path out of the root'),
  'loads a path with its own token in it': (at) =>
    loadPath(at, `../${at.token}/model.gguf`, 'the token of the worker in a path'),
  'checks a good device': (at) => enforce(at, goodDevice, null),
  'checks a device of unified memory': (at) =>
    enforce(at, { ...goodDevice, unified_memory: true }, 'a device of unified memory'),
  'checks a device without memory': (at) =>
    enforce(at, { ...goodDevice, total_bytes: 0 }, 'a device without memory'),
  'disposes of its VRAM manager': () =>
    request('dispose of the VRAM manager', 'owner.drop', { owner: 'vram' }),
  'disposes of its model loader': () =>
    request('dispose of the model loader', 'owner.drop', { owner: 'loader' }),
  ...lengthRequests,
} as const satisfies Record<string, (at: Situated) => Request>;

export type RequestPhrase = keyof typeof requests;

/** The healthy path that every scenario walks before anything is done to the subject. */
export const healthyPath = [
  'checks a good device',
  'seals the model',
  'verifies the shard',
  'deallocates the shard',
  'loads the model',
] as const satisfies readonly RequestPhrase[];
