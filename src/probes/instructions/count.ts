import { buildPairs, type Pair } from '../timing';
import { readInstructions } from './callgrind';

/** Has a program, whose instructions are counted into `file`, go through all pairs so often and end. */
export type CountedWork = (file: string, pairs: readonly Pair[], rounds: number) => Promise<void>;

/** What whole lives of a program took, in instructions, that differ in nothing but the pairs. */
export interface InstructionCounts {
  /** How many comparisons each of them made; the last one twice as many. */
  readonly comparisons: number;
  readonly early: number;
  readonly late: number;
  readonly again: number;
  readonly late_again: number;
  readonly twice: number;
}

const PAIRS = 16;
/** So many that one instruction more in each stands out from what a start takes more or less. */
const ROUNDS = 200;

/**
 * Counts instructions: with the first difference at the start and at the end, of both once more, and
 * of twice the work, which must show. Null where one of the counts cannot be read.
 */
export const countInstructions = async (
  work: CountedWork,
  fileFor: (name: string) => string,
  random: () => number,
  digits: number,
): Promise<InstructionCounts | null> => {
  const early = buildPairs(PAIRS, 'early', random, digits);
  const late = buildPairs(PAIRS, 'late', random, digits);
  const counted = async (name: string, pairs: readonly Pair[], rounds = ROUNDS) => {
    await work(fileFor(name), pairs, rounds);
    return readInstructions(fileFor(name));
  };
  const counts = {
    early: await counted('early', early),
    late: await counted('late', late),
    again: await counted('again', early),
    late_again: await counted('late-again', late),
    twice: await counted('twice', early, 2 * ROUNDS),
  };
  return isComplete(counts) ? { comparisons: PAIRS * ROUNDS, ...counts } : null;
};

type Counts<T> = Readonly<Record<Exclude<keyof InstructionCounts, 'comparisons'>, T>>;

const isComplete = (counts: Counts<number | null>): counts is Counts<number> =>
  Object.values(counts).every((count) => count !== null);
