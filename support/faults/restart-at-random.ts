import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskSource, readTrailKey, verifyTrail } from '../../src/probes';
import { seededRandom } from '../../src/verdict';
import { ground } from './ground';
import { holdsAcknowledged, KEY, seenWhole } from './invariants';
import { runWriter, type Life } from './run-writer';

/** What so many lives of one trail came to, each ended by SIGKILL. */
export interface Restarts {
  readonly restarts: number;
  readonly acknowledged: number;
  readonly records: number;
  readonly rotations: number;
  readonly tornTails: number;
  /** Verifications from the first record to the last, one after each kill. */
  readonly verified: number;
}

/** More rounds of work than any life gets to do. */
const ROUNDS = 400;
const MOST_IN_A_BURST = 30;
const ROUNDS_TO_A_ROTATION = 20;

/** A life in four dies while it starts and opens, which takes a tenth of a second. */
const EARLY = 0.25;
const MOST_EARLY_MS = 150;

/** The others die after so many acknowledgements at most, and a moment. */
const MOST_WORDS = 40;
const MOST_DELAY_MS = 8;

const settings = { batchSize: 20, maxFileBytes: 40_000 };

const workAtRandom = (upTo: (limit: number) => number): readonly string[] =>
  Array.from({ length: ROUNDS }, () => [
    `routine*${upTo(MOST_IN_A_BURST)}`,
    ...(upTo(ROUNDS_TO_A_ROTATION) === 0 ? ['rotate'] : []),
    'critical',
  ]).flat();

/** One life, killed at a random moment. */
const dieAtRandom = async (
  directory: string,
  life: string,
  random: () => number,
): Promise<Life> => {
  const upTo = (limit: number) => Math.floor(random() * limit);
  const steps = workAtRandom(upTo);
  const isEarly = random() < EARLY;
  const delayMs = random() * (isEarly ? MOST_EARLY_MS : MOST_DELAY_MS);
  let wordsLeft = upTo(MOST_WORDS);
  const died = await runWriter(directory, life, steps, {
    settings,
    onStart: (signal) => {
      if (isEarly) setTimeout(signal, delayMs, 'SIGKILL');
    },
    onWord: (_, signal) => {
      wordsLeft -= 1;
      if (!isEarly && wordsLeft === -1) setTimeout(signal, delayMs, 'SIGKILL');
    },
  });
  assert.equal(died.signal, 'SIGKILL', `${life} must die of the kill alone: ${died.log}`);
  return died;
};

/**
 * Restarts one trail so often, each life ended by SIGKILL at a random moment. After each the chain
 * verifies with the judge's own verifier; in the end every acknowledged event is there exactly once.
 *
 * The seed decides what each life does and when it is to be killed; the moment of the kill itself is
 * the system's.
 */
export const restartAtRandom = async (restarts: number, seed: number): Promise<Restarts> => {
  await using place = await ground();
  const keyFile = join(place.root, 'trail.key');
  await writeFile(keyFile, KEY.toString('hex'));
  const keys = [await readTrailKey(keyFile)];
  const random = seededRandom(seed);
  const lives: Life[] = [];
  let verified = 0;
  for (let n = 0; n < restarts; n += 1) {
    lives.push(await dieAtRandom(place.directory, `life-${n}`, random));
    const { firstBad } = await verifyTrail(diskSource(place.directory), keys);
    assert.equal(firstBad, undefined, `seed ${seed}, after life ${n}`);
    verified += 1;
  }
  const found = await seenWhole(place.directory);
  holdsAcknowledged(found, lives);
  assert.equal(found.toldLost, 0);
  const told = (type: string) => found.life.filter((each) => each === type).length;
  return {
    restarts,
    acknowledged: lives.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
    records: found.records.length,
    rotations: told('TrailRotated'),
    tornTails: told('TailRecovered'),
    verified,
  };
};
