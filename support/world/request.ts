import type { Actor, OperationArgs, OperationName, Shard } from '../../src/protocol';
import type { Model, Workspace } from '../fixtures';

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

/** Puts a request together. */
export const request = <N extends OperationName>(
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
    isOrdinary(shardId) ? at.workspace.model.flaw : `the shard id ${JSON.stringify(shardId)}`,
  );

const isOrdinary = (shardId: string): boolean =>
  /^[\w.-]{1,256}$/.test(shardId) && !shardId.includes('..');

/** Asks for a model by any path. */
export const loadPath = (at: Situated, path: string, attack: string | null): Request =>
  request('load', 'loader.load', { path, expected_digest: null, actor: at.actor }, attack);

/** Asks for a model under a digest. */
export const load = (
  at: Situated,
  model: Model,
  digest: string | null,
  attack: string | null,
): Request =>
  request(
    'load',
    'loader.load',
    { path: model.name, expected_digest: digest, actor: at.actor },
    attack,
  );
