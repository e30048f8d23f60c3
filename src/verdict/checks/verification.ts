import { z } from 'zod';
import type { Finding } from '../check';
import { lacksSchema } from './lacks';

/** What the judge's own verification of a trail came to. */
export const verificationSchema = z.strictObject({
  records: z.int(),
  files: z.int(),
  first_bad: z
    .strictObject({
      file: z.string(),
      line: z.int(),
      seq: z.int().nullable(),
      reason: z.string(),
    })
    .nullable(),
  tail: z.enum(['attested', 'torn', 'not-attested']),
  unlisted: z.int().describe('Closed files that no manifest lists.'),
  lacks: lacksSchema.describe('What the format of the trail cannot prove.'),
});

export type VerificationSeen = z.infer<typeof verificationSchema>;

/** A trail that holds from its first record to its last, and is not empty. */
export const brokenFindings = ({ records, first_bad }: VerificationSeen): readonly Finding[] => {
  if (first_bad !== null) {
    return [
      {
        code: 'chain-broken',
        expected: 'an unbroken chain from the first record to the last',
        seen: `${first_bad.reason} at ${first_bad.file}:${first_bad.line}`,
      },
    ];
  }
  if (records > 0) return [];
  return [{ code: 'nothing-recorded', expected: 'a trail with records', seen: 'no record' }];
};
