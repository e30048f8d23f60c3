import { z } from 'zod';
import { defineCheck, judged, type Judgement } from '../check';
import { instructionCountsSchema, judgeInstructions } from './instructions';
import {
  PRACTICAL_BAND as BAND,
  median,
  medianPairedDifference,
  type Interval,
} from './paired-difference';

/** Comparing many times has to take so many times as long as comparing once, or it was not timed. */
const LEAST_GROWTH = 2;

const samples = z.array(z.number().positive()).min(9);

/**
 * Running time does not depend on where the first difference lies (TIME-1 to TIME-3).
 *
 * Inconclusive unless, in the same session, a built-in leaky comparison is caught by the same
 * means, two rounds of the very same pairs do not differ, and more comparing takes more time; or the
 * instructions were counted, which no busy machine disturbs.
 */
export const comparisonIsConstant = defineCheck({
  name: 'comparison-is-constant',
  expects: z.strictObject({}),
  observes: z.strictObject({
    comparison: z.string(),
    digits: z.int().positive(),
    early_ms: samples,
    late_ms: samples,
    again_ms: samples.describe('The early pairs once more: the A/A control.'),
    once_ms: z
      .array(z.number().nonnegative())
      .min(9)
      .describe(
        'Runs that compare each late pair a single time: what a run takes beside comparing.',
      ),
    control: z.strictObject({ early_ms: samples, late_ms: samples }),
    instructions: instructionCountsSchema
      .nullable()
      .describe('Of a native program under callgrind; null where nobody could count.'),
  }),
  judge: (_, seen) => {
    const counted = judgeInstructions(seen.comparison, seen.instructions);
    if (counted?.outcome === 'fail') return counted;
    const timed = judgeTimes(seen);
    return timed.outcome === 'inconclusive' && counted !== null ? counted : timed;
  },
});

interface Times {
  readonly comparison: string;
  readonly early_ms: readonly number[];
  readonly late_ms: readonly number[];
  readonly again_ms: readonly number[];
  readonly once_ms: readonly number[];
  readonly control: { readonly early_ms: readonly number[]; readonly late_ms: readonly number[] };
}

const judgeTimes = (seen: Times): Judgement => {
  const control = medianPairedDifference(seen.control.early_ms, seen.control.late_ms);
  if (control.low <= BAND) {
    return inconclusive('the built-in leaky comparison was not caught', control);
  }
  const same = medianPairedDifference(seen.early_ms, seen.again_ms);
  const noise = Math.max(Math.abs(same.low), Math.abs(same.high));
  const leak = medianPairedDifference(seen.early_ms, seen.late_ms);
  if (leak.low > Math.max(BAND, noise) || leak.high < -Math.max(BAND, noise)) {
    return judged([
      {
        code: 'comparison-leaks',
        expected: `${seen.comparison}: the same time wherever the first difference lies`,
        seen: `a late difference takes ${percent(leak)} longer than an early one`,
      },
    ]);
  }
  if (noise > BAND) {
    return inconclusive('equal work did not take equal time on this machine', same);
  }
  const growth = median(seen.late_ms) / median(seen.once_ms);
  if (growth < LEAST_GROWTH) {
    return {
      outcome: 'inconclusive',
      reason:
        'comparing is not what takes the time: ' +
        `many rounds took ${growth.toFixed(1)} times as long as one`,
    };
  }
  return leak.high > BAND || leak.low < -BAND
    ? inconclusive('the interval neither clears the band nor stays within it', leak)
    : { outcome: 'pass' };
};

const percent = ({ low, high }: Interval): string =>
  `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;

const inconclusive = (
  what: string,
  interval: Interval,
): { outcome: 'inconclusive'; reason: string } => ({
  outcome: 'inconclusive',
  reason: `${what} (${percent(interval)}, band ±${BAND * 100} %)`,
});

/** Equal is found equal and different different: speed without truth is worth nothing. */
export const comparisonIsTrue = defineCheck({
  name: 'comparison-is-true',
  expects: z.strictObject({}),
  observes: z.strictObject({
    comparison: z.string(),
    cases: z
      .array(
        z.strictObject({
          what: z.string(),
          pairs: z.int(),
          equal: z.int(),
          found: z.int().nullable().describe('Null where it failed instead of answering (TIME-4).'),
        }),
      )
      .min(1),
  }),
  judge: (_, { comparison, cases }) =>
    judged(
      cases
        .filter(({ equal, found }) => equal !== found)
        .map(({ what, pairs, equal, found }) => ({
          code: 'comparison-wrong',
          expected: `${comparison} finds ${equal} of ${pairs} pairs equal (${what})`,
          seen: found === null ? 'an error instead of an answer' : `${found}`,
        })),
    ),
});
