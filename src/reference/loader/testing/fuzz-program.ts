import fc from 'fast-check';
import { createStopwatch } from './effort';
import { buildGguf } from './gguf-builder';
import { mutations } from './mutations';
import type { Effort } from './run-program';
import { verdictOf } from './verdict-of';

/** What a fuzzing run came to. */
export interface FuzzResult extends Effort {
  readonly cases: number;
  readonly read: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Mutates a sound file over and over and has the parser judge it: `<seed> <runs>`. */
const [seed = 0, runs = 0] = process.argv.slice(2).map(Number);

const sound = buildGguf();
const WARM_UP = 2000;

const fuzz = (first: number, count: number, judge: (file: Buffer) => void): void => {
  fc.assert(
    fc.property(mutations, (mutate) => {
      judge(mutate(sound));
    }),
    { seed: first, numRuns: count },
  );
};

fuzz(seed + 1, WARM_UP, verdictOf);
const stopwatch = createStopwatch();
const reasons: Record<string, number> = {};
fuzz(seed, runs, (file) => {
  const reason = stopwatch.time(() => verdictOf(file)) ?? 'read';
  reasons[reason] = (reasons[reason] ?? 0) + 1;
});
const { read = 0, ...refused } = reasons;
const result: FuzzResult = { cases: runs, read, reasons: refused, ...stopwatch.effort() };
process.stdout.write(JSON.stringify(result));
