import assert from 'node:assert/strict';
import { proofgateFormat, readTrail } from '../../src/probes';
import type { Life } from './run-writer';

/** The key of every writer here. */
export const KEY = Buffer.alloc(32, 7);

type Records = Awaited<ReturnType<typeof readTrail>>['seen']['records'];

/** What the judge's own verifier found in a directory. */
export interface Found {
  readonly tail: 'attested' | 'torn' | 'not-attested';
  readonly records: Records;
  /** Names of the events, in the order in which they lie. */
  readonly present: readonly string[];
  /** Events that the trail itself calls lost. */
  readonly toldLost: number;
  /** The records of the trail's own life. */
  readonly life: readonly string[];
}

const named = ({ shard_id, path }: Records[number]['event']): string[] => {
  const name = shard_id ?? path;
  return typeof name === 'string' ? [name] : [];
};

/** Reads a trail that must verify from its first record to its last, `seq` without a gap (I2, I3). */
export const seenWhole = async (directory: string): Promise<Found> => {
  const { seen } = await readTrail({ directory, format: proofgateFormat, key: KEY });
  assert.equal(seen.chain.first_bad, null);
  const { records } = seen;
  assert.deepEqual(
    records.map(({ seq }) => seq),
    records.map((_, index) => index + 1),
  );
  const events = records.filter(({ severity }) => severity !== 'LIFE');
  const lost = records.filter(({ event_type }) => event_type === 'EventsLost');
  return {
    tail: seen.chain.tail,
    records,
    present: events.flatMap(({ event }) => named(event)),
    toldLost: lost.reduce((sum, { event }) => sum + Number(event.count), 0),
    life: records.filter(({ severity }) => severity === 'LIFE').map(({ event_type }) => event_type),
  };
};

/** Every acknowledged event is there, and none is there twice (I1). */
export const holdsAcknowledged = ({ present }: Found, lives: readonly Life[]): void => {
  const there = new Set(present);
  assert.equal(there.size, present.length, 'no event twice');
  assert.deepEqual(
    lives.flatMap(({ acknowledged }) => acknowledged).filter((name) => !there.has(name)),
    [],
    'acknowledged, and not there',
  );
};

const untold = (log: string): number =>
  Number(/lost events have no record of their loss: (?<count>\d+)/.exec(log)?.groups?.count ?? 0);

/**
 * What is there is what was not given up, and every other attempt was counted, logged and told once
 * (I4, I8); the process came to the end of its steps (I7).
 */
export const accountsForAll = (found: Found, life: Life): void => {
  const { account, log } = life;
  assert.ok(account !== null, `it did not come to its end: ${log}`);
  assert.equal(life.code, 0, log);
  assert.deepEqual(found.present, account.kept);
  assert.equal(account.attempts, found.present.length + account.failures);
  assert.equal(account.failures, account.failed.length);
  assert.equal(log.match(/ was not recorded: /g)?.length ?? 0, account.failures);
  assert.equal(found.toldLost + untold(log), account.failures);
};
