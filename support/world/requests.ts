import { forge } from '../fixtures';
import type { OperationArgs, OperationName } from '../../src/protocol';
import { lengthRequests } from './length-requests';
import { ownerRequests } from './owner-requests';
import { load, loadPath, request, sealNamed, type Request, type Situated } from './request';

export { loadPath, sealNamed, type Request, type Situated } from './request';

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
  'deallocates the shard': (at) =>
    request('deallocate', 'vram.deallocate', { shard_id: at.shardId, actor: at.actor }),
  'loads the model': (at) =>
    load(at, at.workspace.model, at.workspace.model.digest, at.workspace.model.flaw),
  'loads the model by another digest': (at) =>
    load(at, at.workspace.model, forge(at.workspace.model.digest), 'a wrong digest'),
  'loads a malformed model': (at) =>
    load(at, at.workspace.malformed, at.workspace.malformed.digest, 'a malformed model'),
  'loads a model outside its root': (at) =>
    loadPath(at, '../models-outside/target.gguf', 'a path out of the root'),
  'loads a path with its own token in it': (at) =>
    loadPath(at, `../${at.token}/model.gguf`, 'the token of the worker in a path'),
  'disposes of its VRAM manager': () =>
    request('dispose of the VRAM manager', 'owner.drop', { owner: 'vram' }),
  'disposes of its model loader': () =>
    request('dispose of the model loader', 'owner.drop', { owner: 'loader' }),
  ...lengthRequests,
  ...ownerRequests,
} as const satisfies Record<string, (at: Situated) => Request>;

export type RequestPhrase = keyof typeof requests;

/**
 * The healthy path that every scenario walks before anything is done to the subject, and what each
 * step of it needs: who cannot seal has nothing to verify.
 */
export const healthyPath = {
  'checks a good device': ['policy.enforce'],
  'seals the model': ['vram.seal'],
  'verifies the shard': ['vram.seal', 'vram.verify'],
  'deallocates the shard': ['vram.seal', 'vram.deallocate'],
  'loads the model': ['loader.load'],
} as const satisfies Partial<Record<RequestPhrase, readonly OperationName[]>>;
