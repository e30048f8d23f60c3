import { z } from 'zod';
import { defineCheck, judged, type Finding, type Judgement } from '../check';

/**
 * Whether a file was read, by two outside witnesses: its access time, set into the past beforehand,
 * and the bytes the process has read in all (PATH-3).
 */
const readingSchema = z.strictObject({
  file: z.string(),
  size_bytes: z.int().positive(),
  accessed: z.boolean().nullable().describe('Null where the filesystem keeps no access times.'),
  bytes_read: z.int().nonnegative().nullable().describe('Null where the system does not tell.'),
});

export type FileReading = z.infer<typeof readingSchema>;

/** Where neither witness can see, nothing was observed, and nothing can be concluded. */
const blind = ({ file, accessed, bytes_read }: FileReading): Judgement | null =>
  accessed === null && bytes_read === null
    ? { outcome: 'inconclusive', reason: `nothing here tells whether ${file} was read` }
    : null;

export const targetUnread = defineCheck({
  name: 'target-unread',
  expects: z.strictObject({}),
  observes: readingSchema,
  judge: (_, seen) => {
    const findings: Finding[] = [];
    if (seen.accessed === true) {
      findings.push({
        code: 'target-read',
        expected: `no byte of ${seen.file} read`,
        seen: 'its access time moved',
      });
    }
    const read = seen.bytes_read ?? 0;
    if (read >= seen.size_bytes) {
      findings.push({
        code: 'target-read',
        expected: `fewer bytes read than the ${seen.size_bytes} of ${seen.file}`,
        seen: `${read} bytes read`,
      });
    }
    return blind(seen) ?? judged(findings);
  },
});

/** The witness works: a file that is rightly loaded is seen to be read (PATH-3). */
export const targetRead = defineCheck({
  name: 'target-read',
  expects: z.strictObject({}),
  observes: readingSchema,
  judge: (_, seen) => {
    const isRead =
      seen.accessed !== false && (seen.bytes_read === null || seen.bytes_read >= seen.size_bytes);
    const finding = {
      code: 'target-not-read',
      expected: `${seen.file} read in full`,
      seen: `${seen.bytes_read ?? 'unknown'} bytes read`,
    };
    return blind(seen) ?? judged(isRead ? [] : [finding]);
  },
});
