import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { brokenFindings, verificationSchema } from './verification';

const fileSchema = z.strictObject({ name: z.string(), sha256: z.string() });

/** An export is the trail, file for file, and verifies where nothing else of it is (TRAIL-8). */
export const exportVerifies = defineCheck({
  name: 'export-verifies',
  expects: z.strictObject({}),
  observes: z.strictObject({
    trail: z.array(fileSchema),
    export: z.array(fileSchema),
    verification: verificationSchema.describe('Of the export, alone.'),
  }),
  judge: (_, { trail, export: exported, verification }) => {
    const findings: Finding[] = [...brokenFindings(verification)];
    const listOf = (files: readonly z.infer<typeof fileSchema>[]) =>
      files.map(({ name, sha256 }) => `${name} ${sha256}`).join(', ') || 'no file';
    if (listOf(trail) !== listOf(exported)) {
      findings.push({
        code: 'export-differs',
        expected: `an export of ${listOf(trail)}`,
        seen: listOf(exported),
      });
    }
    return judged(findings);
  },
});
