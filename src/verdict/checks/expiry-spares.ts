import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { brokenFindings, verificationSchema } from './verification';

const fileSchema = z.strictObject({
  name: z.string(),
  sha256: z.string(),
  age_days: z.number().describe('Since its youngest record, by the time of the judge.'),
});

/**
 * Expiry takes files older than the policy, and only those, and what it leaves verifies (TRAIL-7).
 * Where a file was due and none went, there was no expiry to judge.
 */
export const expirySpares = defineCheck({
  name: 'expiry-spares',
  expects: z.strictObject({
    days: z.int().positive().nullable().describe('The policy; null for none: nothing may go.'),
  }),
  observes: z.strictObject({
    before: z.array(fileSchema).min(1),
    after: z.array(z.strictObject({ name: z.string(), beginning: z.string().nullable() })),
    verification: verificationSchema,
  }),
  judge: ({ days }, { before, after, verification }) => {
    const isLeft = ({ name }: { name: string }) => after.some((file) => file.name === name);
    const isDue = ({ age_days }: { age_days: number }) => days !== null && age_days > days;
    const findings: Finding[] = [...brokenFindings(verification)];
    for (const file of before.filter((candidate) => !isDue(candidate))) {
      const later = after.find(({ name }) => name === file.name);
      if (later?.beginning === file.sha256) continue;
      findings.push({
        code: 'young-file-gone',
        expected: `${file.name} kept, ${Math.floor(file.age_days)} days old`,
        seen: later === undefined ? 'gone' : 'changed',
      });
    }
    const due = before.filter(isDue);
    if (findings.length === 0 && due.length > 0 && due.every(isLeft)) {
      return { outcome: 'inconclusive', reason: `${due.length} expired files, and none went` };
    }
    return judged(findings);
  },
});
