import type { DeliveryErrorCode } from './error';
import type { RecordName } from './spooled-record';

/** Records that will never reach the collector. */
export interface Loss {
  readonly reason: DeliveryErrorCode;
  /** In a sentence; may hold the collector's own words, so it is sanitized like any input. */
  readonly detail: string;
  readonly count: number;
  /** Each of them by name; empty for records that are gone, of which only the number is known. */
  readonly records: readonly RecordName[];
}

/** Who is told what becomes of the records: the trail. */
export interface DeliveryObserver {
  /** The collector has acknowledged these records by name. Must not throw. */
  delivered(records: readonly RecordName[]): void;
  /**
   * Records the loss, in the chain and in the counters. Nothing is given up before this settles; when
   * it rejects, the records stay undelivered and are tried again.
   */
  givenUp(loss: Loss): Promise<void>;
}

/** How many records there are of each event type. */
export const countsByType = (records: readonly RecordName[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { eventType } of records) counts.set(eventType, (counts.get(eventType) ?? 0) + 1);
  return counts;
};

/** The same, as a log line says it (EMIT-2). */
export const tellByType = (records: readonly RecordName[]): string =>
  [...countsByType(records)].map(([type, count]) => `${count} ${type}`).join(', ');
