import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { lackOf, withLack, type Lack } from './lacks';
import { brokenFindings, verificationSchema } from './verification';

const linkSchema = z.strictObject({
  file: z.string(),
  seq: z.int(),
  prev_hash: z.string(),
  hash: z.string(),
});

type Link = z.infer<typeof linkSchema>;

/**
 * Over files and lives one chain: numbered from 1, each record after the one before (TRAIL-4). What
 * the first one follows is asked elsewhere (TRAIL-2).
 */
export const oneChain = defineCheck({
  name: 'one-chain',
  expects: z.strictObject({ files: z.int().positive().describe('At least so many.') }),
  observes: z.strictObject({ links: z.array(linkSchema), verification: verificationSchema }),
  judge: ({ files }, { links, verification }) => {
    const findings: Finding[] = [
      ...brokenFindings(verification),
      ...gapsIn(links, verification.lacks),
    ];
    const found = new Set(links.map(({ file }) => file)).size;
    if (found < files) {
      findings.push({
        code: 'too-few-files',
        expected: `a chain over at least ${files} files`,
        seen: `${found}`,
      });
    }
    return judged(findings);
  },
});

const gapsIn = (links: readonly Link[], lacks: readonly Lack[] | undefined): readonly Finding[] =>
  links.flatMap((link, index) => {
    const before = links[index - 1] ?? { seq: 0, hash: link.prev_hash };
    if (link.seq === before.seq + 1 && link.prev_hash === before.hash) return [];
    return [
      {
        code: 'chain-does-not-continue',
        expected: `record ${before.seq + 1} after ${before.hash}`,
        seen: withLack(
          `record ${link.seq} after ${link.prev_hash} in ${link.file}`,
          lackOf(lacks, 'link'),
        ),
      },
    ];
  });
