import { z } from 'zod';
import { defineCheck, judged, type Judgement } from '../check';

/** What a review of source code saw; findings of every rule, those set aside left out. */
export const sourceSchema = z.strictObject({
  files: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      file: z.string().min(1),
      line: z.int().positive(),
      message: z.string().min(1),
    }),
  ),
  unread: z.array(z.string()).describe('Files that were not, or not wholly, looked at.'),
});

export type SourceSeen = z.infer<typeof sourceSchema>;

/** What was not read may hold what was not found. */
const blind = ({ files, unread }: SourceSeen): Judgement | null => {
  if (files === 0) return { outcome: 'inconclusive', reason: 'no source was read' };
  const [first] = unread;
  if (first === undefined) return null;
  const more = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return { outcome: 'inconclusive', reason: `not wholly read: ${first}${more}` };
};

/** The source holds nothing that a rule of the review forbids (REVIEW-1 to REVIEW-8). */
export const sourceIsClean = defineCheck({
  name: 'source-is-clean',
  expects: z.strictObject({ rule: z.string().regex(/^REVIEW-[1-8]$/) }),
  observes: sourceSchema,
  judge: ({ rule }, seen) => {
    const findings = seen.findings
      .filter((finding) => finding.rule === rule)
      .map(({ file, line, message }) => ({
        code: 'source-forbidden',
        expected: `nothing in ${file} that ${rule} forbids`,
        seen: `line ${line}: ${message}`,
      }));
    return findings.length > 0 ? judged(findings) : (blind(seen) ?? judged([]));
  },
});
