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

interface Line {
  readonly seq: number;
  readonly severity: string;
  readonly timestamp: string;
  readonly event: TrailSeen['records'][number]['event'] & { readonly event_type: string };
}

/** Asks the trail; records of the trail's own life answer to time alone and are left out. */
export const ask = async (asked: Asked, name: QueryName): Promise<TrailSeen> => {
  const { ready, workspace } = asked.at;
  const lines: string[] = [];
  const verification = await queryTrail(
    diskSource(ready.trail.directory),
    [new TrailKey(workspace.key)],
    queries[name](asked),
    (line) => lines.push(line),
    () => Promise.resolve(),
  );
  const life: readonly string[] = lifeRecords;
  const records = lines
    .map((line) => JSON.parse(line) as Line)
    .map(({ seq, severity, timestamp, event }, index) => ({
      ...{ file: 'the answer', line: index + 1, event_type: event.event_type },
      ...{ seq, severity, timestamp, event },
    }))
    .filter(({ event_type }) => !life.includes(event_type));
  const { firstBad, tail } = verification;
  return { files: [], records, chain: { first_bad: firstBad ?? null, tail } };
};
