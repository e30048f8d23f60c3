import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { sourceSchema, type SourceSeen } from './source-is-clean';

const placeSchema = z.strictObject({ file: z.string().min(1), line: z.int().positive() });

type Place = z.infer<typeof placeSchema>;

const overlooked = (rule: string, { file, line }: Place, { findings }: SourceSeen): Finding[] => {
  const there = findings.filter((finding) => finding.file === file);
  if (there.some((finding) => finding.rule === rule && finding.line === line)) return [];
  const seen = there.map((finding) => `${finding.rule} at line ${finding.line}`).join(', ');
  return [
    {
      code: 'flaw-overlooked',
      expected: `${rule} found at line ${line} of ${file}`,
      seen: seen === '' ? 'nothing found there' : seen,
    },
  ];
};

/** The review finds what was planted, where it was: one that finds nothing would prove nothing. */
export const flawNoticed = defineCheck({
  name: 'flaw-noticed',
  expects: z.strictObject({
    rule: z.string().regex(/^REVIEW-[1-8]$/),
    planted: z.array(placeSchema).min(1),
  }),
  observes: sourceSchema,
  judge: ({ rule, planted }, seen) =>
    judged(planted.flatMap((place) => overlooked(rule, place, seen))),
});
