import { devices, forge, forgeries, type DeviceKind, type Forgery } from '../fixtures';
import { load, request, sealNamed, type Request, type Situated } from './request';

type Build = (at: Situated) => Request;

/** Says of each key of a table what is asked for it, under a phrase that begins with a verb. */
const phrased = <V extends string, K extends string>(
  verb: V,
  table: Readonly<Record<K, unknown>>,
  build: (key: K) => Build,
): Readonly<Record<`${V} ${K}`, Build>> =>
  Object.fromEntries(
    (Object.keys(table) as K[]).map((key) => [`${verb} ${key}`, build(key)]),
  ) as Record<`${V} ${K}`, Build>;

const verifies =
  (forgery: Forgery): Build =>
  (at) => {
    const shard = { ...at.shard(), ...forgeries[forgery](at.shard()) };
    return request('verify', 'vram.verify', { shard, actor: at.actor }, forgery);
  };

const checks =
  (kind: DeviceKind): Build =>
  (at) => {
    const { isFit, ...device } = devices[kind];
    const args = { device, actor: at.actor };
    return request('enforce the policy', 'policy.enforce', args, isFit ? null : kind);
  };

/** What the features ask of the VRAM manager, the model loader and the policy beyond the common. */
export const ownerRequests = {
  ...phrased('verifies', forgeries, verifies),
  ...phrased('checks', devices, checks),
  'seals another model': (at) => sealNamed(at, `${at.shardId}-2`),
  'verifies a shard it holds no more': (at) =>
    request(
      'verify',
      'vram.verify',
      { shard: at.shard(), actor: at.actor },
      'a shard that was given back',
    ),
  'verifies the seal of one shard under the id of the other': (at) =>
    request(
      'verify',
      'vram.verify',
      { shard: { ...at.shard(), shard_id: at.shardId }, actor: at.actor },
      'a seal under the id of another shard',
    ),
  'loads the model by a digest wrong in its last digit': (at) =>
    load(at, at.workspace.model, forge(at.workspace.model.digest, 63), 'a wrong digest'),
  'loads the model by the digest of another model': (at) =>
    load(at, at.workspace.model, at.workspace.outside.digest, 'the digest of another model'),
  'loads the model by its digest in capitals': (at) =>
    load(at, at.workspace.model, at.workspace.model.digest.toUpperCase(), null),
  'loads the model by no digest': (at) => load(at, at.workspace.model, null, null),
} as const satisfies Record<string, Build>;
