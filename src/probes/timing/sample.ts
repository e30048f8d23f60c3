import { PRACTICAL_BAND, medianPairedDifference } from '../../verdict';
import { calibrate, type Calibration, type TimedRun } from './calibrate';
import { buildPairs, type Pair } from './pairs';

/**
 * Running times in milliseconds, taken in random order, index by index close in time; and those of
 * runs that compare each late pair once, which is what a run takes beside comparing.
 */
export interface TimingSamples {
  readonly early_ms: number[];
  readonly late_ms: number[];
  readonly again_ms: number[];
  readonly once_ms: number[];
}

/** Enough different inputs to keep a compiler from hoisting, few enough for a small message. */
const PAIRS = 16;
/** Turns are taken in blocks of so many, and so many blocks at most. */
const TURNS = 151;
const MOST_BLOCKS = 4;
/** So many runs in a row within this share of each other: the compiler of the subject is done. */
const STEADY_RUNS = 8;
const STEADY_WITHIN = 0.1;
const MOST_WARM_UP_RUNS = 400;
/** Turns that are taken whatever the time: the check asks for as many. */
const FEWEST_TURNS = 9;

/**
 * Times a comparison from outside: pre-built pairs, the first difference at the start against at
 * the end, and the first class twice as the A/A control, shuffled within each turn.
 *
 * On a busy machine it takes more turns, until equal work takes equal time. What decides that is the
 * A/A control alone, never the difference that is looked for. Once its time is over it makes do with
 * the turns it has: fewer of them make the answer less certain, and never another one.
 */
export const sampleTiming = async (
  timed: TimedRun,
  random: () => number,
  digits: number,
  isOver: () => boolean = () => false,
): Promise<TimingSamples> => {
  const early = buildPairs(PAIRS, 'early', random, digits);
  const late = buildPairs(PAIRS, 'late', random, digits);
  await warmUp(timed, late, await calibrate(timed, late), isOver);
  const { clock, rounds } = await calibrate(timed, late);
  const samples: TimingSamples = { early_ms: [], late_ms: [], again_ms: [], once_ms: [] };
  for (let turn = 0; turn < FEWEST_TURNS; turn += 1) {
    samples.once_ms.push(clock(await timed(late, 1)));
  }
  for (let block = 0; block < MOST_BLOCKS && !isQuiet(samples); block += 1) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (samples.early_ms.length >= FEWEST_TURNS && isOver()) return samples;
      const order = shuffle(['early_ms', 'late_ms', 'again_ms'] as const, random);
      for (const name of order) {
        samples[name].push(clock(await timed(name === 'late_ms' ? late : early, rounds)));
      }
    }
  }
  return samples;
};

/** Whether equal work took equal time, as far as the check will ask. */
const isQuiet = ({ early_ms, again_ms }: TimingSamples): boolean => {
  if (early_ms.length === 0) return false;
  const { low, high } = medianPairedDifference(early_ms, again_ms);
  return low >= -PRACTICAL_BAND && high <= PRACTICAL_BAND;
};

/** Has a subject compare until its time has settled; on a busy machine compiling takes a while. */
const warmUp = async (
  timed: TimedRun,
  pairs: readonly Pair[],
  { clock, rounds }: Calibration,
  isOver: () => boolean,
): Promise<void> => {
  const last: number[] = [];
  for (let run = 0; run < MOST_WARM_UP_RUNS && !isOver(); run += 1) {
    last.push(clock(await timed(pairs, rounds)));
    if (last.length > STEADY_RUNS) last.shift();
    const isSteady = Math.max(...last) <= Math.min(...last) * (1 + STEADY_WITHIN);
    if (last.length === STEADY_RUNS && isSteady) return;
  }
};

const shuffle = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
