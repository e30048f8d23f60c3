import { seededRandom } from '../random';

/**
 * A difference of medians under 5 % of the running time is not one an attacker could use through
 * this interface, and is about what a shared machine adds by itself.
 */
export const PRACTICAL_BAND = 0.05;

/** A 99 % bootstrap interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Enough for the tails of a 99 % interval to be steady to the third digit. */
const RESAMPLES = 2000;

/**
 * The interval of the median of paired differences `b - a`, as a share of the median of `a`.
 *
 * Pairs, because neighbours in time share the machine's mood; medians, because noise on a shared
 * machine is one-sided. Never a lone t-statistic: safe code crosses |t| > 4.5 on shared machines.
 * The resampling is seeded by a constant, so that judging twice gives the same verdict.
 */
export const medianPairedDifference = (a: readonly number[], b: readonly number[]): Interval => {
  const scale = median(a);
  const differences = a.flatMap((value, i) => {
    const other = b[i];
    return other === undefined ? [] : [(other - value) / scale];
  });
  const next = seededRandom(0x9e3779b9);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(differences.map(() => valueAt(differences, next()))),
  ).sort((x, y) => x - y);
  return { low: valueAt(medians, 0.005), high: valueAt(medians, 0.995) };
};

/** The one in the middle; of an even number of values the greater of the two. */
export const median = (values: readonly number[]): number =>
  valueAt(
    [...values].sort((x, y) => x - y),
    0.5,
  );

/** The value that stands at a share, in [0, 1), of the way through; of sorted ones, a quantile. */
const valueAt = (values: readonly number[], share: number): number =>
  values[Math.floor(share * values.length)] ?? Number.NaN;
