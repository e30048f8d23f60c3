import type { Request, Situated } from './requests';

const verify = (
  at: Situated,
  change: (shard: ReturnType<Situated['shard']>) => Partial<ReturnType<Situated['shard']>>,
  attack: string,
): Request => {
  const shard = at.shard();
  const args = { shard: { ...shard, ...change(shard) }, actor: at.actor };
  return { asked: 'verify', operation: 'vram.verify', args, attack };
};

const load = (at: Situated, digest: string, attack: string): Request => {
  const args = { path: at.workspace.model.name, expected_digest: digest, actor: at.actor };
  return { asked: 'load', operation: 'loader.load', args, attack };
};

/** What a scenario may present in another length than is due (TIME-4). */
export const lengthRequests = {
  'verifies a shortened signature': (at) =>
    verify(at, ({ signature }) => ({ signature: signature.slice(0, -2) }), 'a signature too short'),
  'verifies a lengthened signature': (at) =>
    verify(at, ({ signature }) => ({ signature: `${signature}00` }), 'a signature too long'),
  'verifies an empty signature': (at) =>
    verify(at, () => ({ signature: '' }), 'an empty signature'),
  'verifies a shortened digest': (at) =>
    verify(at, ({ digest }) => ({ digest: digest.slice(0, -2) }), 'a digest too short'),
  'verifies a lengthened digest': (at) =>
    verify(at, ({ digest }) => ({ digest: `${digest}00` }), 'a digest too long'),
  'loads the model by a shortened digest': (at) =>
    load(at, at.workspace.model.digest.slice(0, -2), 'a digest too short'),
  'loads the model by a lengthened digest': (at) =>
    load(at, `${at.workspace.model.digest}00`, 'a digest too long'),
  'loads the model by an empty digest': (at) => load(at, '', 'an empty digest'),
} as const satisfies Record<string, (at: Situated) => Request>;
