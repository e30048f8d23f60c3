import type { TrailSource } from './source';
import { TrailError } from './trail-error';
import type { TrailKey } from './trail-key';
import type { TrailRecord, TrailVerification } from './types';
import { verifyTrail } from './verify-trail';

/** What is asked of a trail; a record has to meet all that is given (TRAIL-8). */
export interface TrailQuery {
  /** RFC 3339: not before. */
  readonly from?: string;
  /** RFC 3339: before, so that one day ends where the next begins. */
  readonly to?: string;
  readonly event?: string;
  readonly severity?: string;
  /** A user id, or a worker id. */
  readonly actor?: string;
  /** A shard id, or a path. */
  readonly resource?: string;
  /** At most so many records are found; the trail is verified to its end all the same. */
  readonly limit?: number;
}

/** Takes a record that was found: exactly as it stands in the trail, newline included, and read. */
export type OnFound = (line: string, record: TrailRecord) => void;

/**
 * Finds records and verifies the whole trail on the way. What was found before a bad record holds;
 * whether the trail does is what the verification says in the end.
 *
 * @param pause awaited after each piece of a file, for writing out what was found
 * @throws TrailError `INVALID_TIME`
 */
export const queryTrail = async (
  source: TrailSource,
  keys: readonly TrailKey[],
  query: TrailQuery,
  onFound: OnFound,
  pause: () => Promise<void>,
): Promise<TrailVerification> => {
  const isAskedFor = conditionOf(query);
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  return verifyTrail(source, keys, {
    pause,
    record: (passing) => {
      if (left === 0) return;
      const record = source.format.recordOf(passing);
      if (!isAskedFor(record)) return;
      left -= 1;
      onFound(`${passing.bytes.toString()}\n`, record);
    },
  });
};

const conditionOf = (query: TrailQuery): ((record: TrailRecord) => boolean) => {
  const from = momentOf(query.from) ?? Number.NEGATIVE_INFINITY;
  const to = momentOf(query.to) ?? Number.POSITIVE_INFINITY;
  const { event: type, severity, actor, resource } = query;
  return ({ timestamp, severity: found, event }) => {
    const at = Date.parse(timestamp);
    return (
      (query.from === undefined || at >= from) &&
      (query.to === undefined || at < to) &&
      (type === undefined || event.event_type === type) &&
      (severity === undefined || found === severity) &&
      (actor === undefined || actorsOf(event).includes(actor)) &&
      (resource === undefined || [event.shard_id, event.path].includes(resource))
    );
  };
};

const actorsOf = (event: TrailRecord['event']): readonly unknown[] => {
  const { actor, worker_id } = event;
  const isActor = typeof actor === 'object' && actor !== null && 'user_id' in actor;
  return [isActor ? actor.user_id : undefined, worker_id];
};

/** A day alone is its beginning; without a zone a time would be that of whoever asks. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** `Date.parse` takes 31 November for 1 December. */
const isDay = (text: string): boolean => {
  const day = text.slice(0, 'YYYY-MM-DD'.length);
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

const momentOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const moment = MOMENT.test(text) && isDay(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return moment;
  throw new TrailError(
    'INVALID_TIME',
    `expected a time such as 2026-11-20T12:00:00Z or a day such as 2026-11-20, found ` +
      JSON.stringify(text),
  );
};
