import { z } from 'zod';
import { defineCheck, judged } from '../check';

const bytes = z.int().nonnegative().nullable().describe('Null where the system does not tell.');

/** At no time since did the process hold much more memory than before (LOAD-3). */
export const peakBounded = defineCheck({
  name: 'peak-bounded',
  expects: z.strictObject({ most_bytes: z.int().positive() }),
  observes: z.strictObject({ before: bytes, peak: bytes }),
  judge: ({ most_bytes }, { before, peak }) => {
    if (before === null || peak === null) {
      return { outcome: 'inconclusive', reason: 'the memory of the process could not be read' };
    }
    const expected = `memory to grow by at most ${most_bytes} bytes`;
    const seen = `it grew by ${peak - before}`;
    return judged(peak - before <= most_bytes ? [] : [{ code: 'memory-grew', expected, seen }]);
  },
});
