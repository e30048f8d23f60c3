import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

/** A second writer of the same trail is told no, counts what it lost and leaves no record (TRAIL-1). */
export const secondWriterRefused = defineCheck({
  name: 'second-writer-refused',
  expects: z.strictObject({}),
  observes: z.strictObject({
    emitted: z.int().positive().describe('Events the second worker was asked to record.'),
    refusal: z.string().nullable().describe('How it said no; null when it never did.'),
    failures: z.int().nullable().describe('How many of them it counts as failed.'),
    found: z.int().describe('How many of them stand in the trail.'),
  }),
  judge: (_, { emitted, refusal, failures, found }) => {
    const findings: Finding[] = [];
    if (found > 0) {
      findings.push({
        code: 'two-writers',
        expected: 'no record of the second writer in the trail of the first',
        seen: `${found} records of it`,
      });
    }
    if (refusal === null) {
      findings.push({
        code: 'second-writer-accepted',
        expected: 'the second writer refused',
        seen: 'it was granted all it asked',
      });
    }
    if (failures !== null && failures < emitted) {
      findings.push({
        code: 'refusal-not-counted',
        expected: `${emitted} emission failures counted by the second writer`,
        seen: `${failures}`,
      });
    }
    return judged(findings);
  },
});
