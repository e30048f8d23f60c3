import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

/** A retention that is too short is refused, with the reason, and nothing is kept under it (TRAIL-7). */
export const policyRefused = defineCheck({
  name: 'policy-refused',
  expects: z.strictObject({ minimum_days: z.int().positive() }),
  observes: z.strictObject({
    refusal: z.string().nullable().describe('How it said no to a flush; null when it did not.'),
    log: z.array(z.string()),
    records: z.int().describe('Records in the trail all the same.'),
  }),
  judge: ({ minimum_days }, { refusal, log, records }) => {
    const findings: Finding[] = [];
    if (refusal === null) {
      findings.push({
        code: 'policy-accepted',
        expected: `a policy of less than ${minimum_days} days refused`,
        seen: 'it was accepted',
      });
    }
    if (records > 0) {
      findings.push({
        code: 'recorded-under-refused-policy',
        expected: 'no record under a refused policy',
        seen: `${records} records`,
      });
    }
    const words = [refusal ?? '', ...log];
    if (refusal !== null && !words.some((text) => text.includes(String(minimum_days)))) {
      findings.push({
        code: 'refused-without-reason',
        expected: `the reason: ${minimum_days} days are asked for`,
        seen: words.join(' ⏎ ').slice(0, 400),
      });
    }
    return judged(findings);
  },
});
