import { diskSource, queryTrail, TrailKey, type TrailQuery } from '../../../src/probes';
import { lifeRecords } from '../../../src/catalogue';
import type { TrailSeen } from '../../../src/verdict';
import { askers } from '../askers';
import type { Case } from '../case';

/** What stood at some time of the scenario that a query may ask about. */
export interface Asked {
  readonly at: Case;
  /** Before somebody else's deed. */
  readonly since: Date;
}

/** What the features may ask a trail. */
export const queries = {
  'for every seal': () => ({ event: 'VramSealed' }),
  'for every failed verification': () => ({ event: 'SealVerificationFailed' }),
  'for every path out of the root': () => ({ event: 'PathTraversalAttempt' }),
  'for what the worker did': ({ at }) => ({ actor: at.actor.worker_id ?? '' }),
  'for what somebody else did': ({ at }) => ({ actor: askers['somebody else'](at).worker_id }),
  'for what was done to the shard': ({ at }) => ({ resource: at.shardId }),
  'for what was done to another shard': ({ at }) => ({ resource: `${at.shardId}-other` }),
  'for what was done before somebody else came': ({ since }) => ({ to: since.toISOString() }),
  'for what was done since somebody else came': ({ since }) => ({ from: since.toISOString() }),
} as const satisfies Record<string, (asked: Asked) => TrailQuery>;

export type QueryName = keyof typeof queries;

type Event = TrailSeen['records'][number]['event'];

/** Asks the trail; records of the trail's own life answer to time alone and are left out. */
export const ask = async (asked: Asked, name: QueryName): Promise<TrailSeen> => {
  const { directory, format, key } = asked.at.trail;
  const found: TrailSeen['records'] = [];
  const verification = await queryTrail(
    diskSource(directory, format),
    [new TrailKey(key)],
    queries[name](asked),
    (_, { seq, severity, timestamp, event }) => {
      const place = { file: 'the answer', line: found.length + 1 };
      const told = event as Event & { event_type: string };
      found.push({ ...place, seq, event_type: event.event_type, severity, timestamp, event: told });
    },
    () => Promise.resolve(),
  );
  const life: readonly string[] = lifeRecords;
  const records = found.filter(({ event_type }) => !life.includes(event_type));
  const { firstBad, tail } = verification;
  return { files: [], records, chain: { first_bad: firstBad ?? null, tail } };
};
