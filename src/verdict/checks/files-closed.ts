import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { lackOf, withLack } from './lacks';
import { brokenFindings, verificationSchema } from './verification';

const fileSchema = z.strictObject({
  name: z.string(),
  sha256: z.string().describe('Computed by the judge.'),
  digest_file: z.string().nullable().describe('What the digest file says; null for none.'),
  manifest: z.string().nullable().describe('What the manifest says; null for no entry.'),
});

/** Every file but the open one has its SHA-256 beside it and its entry in the manifest (TRAIL-6). */
export const filesClosed = defineCheck({
  name: 'files-closed',
  expects: z.strictObject({ closed: z.int().positive().describe('At least so many.') }),
  observes: z.strictObject({ closed: z.array(fileSchema), verification: verificationSchema }),
  judge: ({ closed: due }, { closed, verification }) => {
    const findings: Finding[] = [...brokenFindings(verification)];
    const lack = lackOf(verification.lacks, 'manifest');
    if (closed.length < due) {
      findings.push({
        code: 'too-few-closed',
        expected: `at least ${due} closed files`,
        seen: `${closed.length}`,
      });
    }
    return judged([
      ...findings,
      ...closed.flatMap(({ name, sha256, digest_file, manifest }) => [
        ...differs(`the digest file of ${name}`, sha256, digest_file, lack),
        ...differs(`the manifest entry of ${name}`, sha256, manifest, lack),
      ]),
    ]);
  },
});

const differs = (
  what: string,
  sha256: string,
  said: string | null,
  lack: string,
): readonly Finding[] => {
  if (said === sha256) return [];
  const expected = `${what} to say ${sha256}`;
  return [{ code: 'not-accounted-for', expected, seen: said ?? withLack('none', lack) }];
};
