import { z } from 'zod';
import { judged, type Judgement } from '../check';

const count = z.int().positive();

/** Instructions of five lives of a program: see the probe that counts them. */
export const instructionCountsSchema = z.strictObject({
  comparisons: count,
  early: count,
  late: count,
  again: count.describe('The early pairs once more: the A/A control.'),
  late_again: count.describe('The late pairs once more: the A/A control of these.'),
  twice: count.describe('Twice as many comparisons of the early pairs: the work must show.'),
});

/** A difference has to be so many times what equal lives differ by. */
const OUT_OF_NOISE = 3;

/**
 * The instructions that a comparison takes do not depend on where the first difference lies. Null
 * where the counts tell nothing: none were taken, twice the work did not show, or lives that did the
 * same differ by as much. A program of several threads never lives twice quite alike.
 */
export const judgeInstructions = (
  comparison: string,
  counts: z.infer<typeof instructionCountsSchema> | null,
): Judgement | null => {
  if (counts === null) return null;
  const { comparisons, early, late, again, late_again, twice } = counts;
  // A comparison that takes one instruction more is one that takes longer.
  const most = comparisons;
  if (twice - early <= most) return null;
  const noise = Math.max(Math.abs(again - early), Math.abs(late_again - late));
  const more = (late + late_again - early - again) / 2;
  if (Math.abs(more) <= most) return noise <= most ? judged([]) : null;
  if (Math.abs(more) <= OUT_OF_NOISE * noise) return null;
  return judged([
    {
      code: 'comparison-leaks',
      expected: `${comparison}: the same instructions wherever the first difference lies`,
      seen: `a late difference takes ${(more / comparisons).toFixed(1)} instructions more`,
    },
  ]);
};
