import { z } from 'zod';
import { judged, type Judgement } from '../check';

const count = z.int().positive();

/** Instructions of four lives of a program: see the probe that counts them. */
export const instructionCountsSchema = z.strictObject({
  comparisons: count,
  early: count,
  late: count,
  again: count.describe('The early pairs once more: the A/A control.'),
  twice: count.describe('Twice as many comparisons of the early pairs: the work must show.'),
});

/**
 * The instructions that a comparison takes do not depend on where the first difference lies. Null
 * where the counts tell nothing: none were taken, equal work took more than one instruction more a
 * comparison, or twice the work did not show.
 */
export const judgeInstructions = (
  comparison: string,
  counts: z.infer<typeof instructionCountsSchema> | null,
): Judgement | null => {
  if (counts === null) return null;
  const { comparisons, early, late, again, twice } = counts;
  // A comparison that takes one instruction more is one that takes longer.
  const most = comparisons;
  if (Math.abs(again - early) > most || twice - early <= most) return null;
  const more = late - early;
  return judged(
    Math.abs(more) <= most
      ? []
      : [
          {
            code: 'comparison-leaks',
            expected: `${comparison}: the same instructions wherever the first difference lies`,
            seen: `a late difference takes ${(more / comparisons).toFixed(1)} instructions more`,
          },
        ],
  );
};
