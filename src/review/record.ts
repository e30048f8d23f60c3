import { z } from 'zod';
import type { Review, ReviewFinding } from './types';

const line = z.int().positive();
const count = z.int().nonnegative();

const findingSchema = z.strictObject({
  rule: z.string().min(1),
  severity: z.enum(['blocking', 'major', 'advisory']),
  file: z.string().min(1),
  line,
  message: z.string().min(1),
  excerpt: z.string(),
  fix: z.string(),
  event: z.string().nullable(),
});

const eventSchema = z.strictObject({
  type: z.string(),
  isCritical: z.boolean(),
  file: z.string().min(1),
  function: z.string().nullable(),
  line,
  endLine: line,
  fields: z.array(z.string()),
  sanitized: z.array(z.string()),
});

const meritsSchema = z.strictObject({
  ...{ emissions: count, counted: count, critical: count, flushed: count },
  ...{ owners: count, disposed: count, sanitized: count, withActor: count },
});

/**
 * A whole review as a run keeps it among its evidence: with the code that stands there, the code
 * that is required, and what was set aside and why, none of which a verdict needs and every reader
 * wants.
 */
export const reviewRecordSchema = z.strictObject({
  format: z.literal('proofgate/review/1'),
  files: count,
  lines: count,
  findings: z.array(findingSchema),
  suppressed: z.array(
    z.strictObject({
      finding: findingSchema,
      by: z.enum(['comment', 'configuration', 'baseline']),
      reason: z.string(),
    }),
  ),
  unread: z.array(z.strictObject({ file: z.string(), line: line.nullable(), reason: z.string() })),
  configured: z
    .strictObject({ file: z.string(), said: z.record(z.string(), z.string()) })
    .nullable()
    .default(null)
    .describe('What the project told the review of itself; null for nothing.'),
  crates: z.array(
    z.strictObject({
      ...{ name: z.string(), root: z.string(), files: count, lines: count },
      ...{ events: z.array(eventSchema), merits: meritsSchema },
    }),
  ),
});

export type ReviewRecord = z.infer<typeof reviewRecordSchema>;

/** The name by which a run keeps the record among its evidence. */
export const REVIEW_RECORD_EXTENSION = 'review.json';

/** What of a review is kept. */
export const reviewRecord = ({ findings, suppressed, crates, ...told }: Review) =>
  reviewRecordSchema.parse({
    ...{ format: 'proofgate/review/1', ...told },
    findings: findings.map(kept),
    suppressed: suppressed.map((one) => ({ ...one, finding: kept(one.finding) })),
    crates: crates.map(({ name, root, files, lines, events, merits }) => ({
      ...{ name, root, files, lines, events, merits },
    })),
  });

const kept = ({ rule, severity, file, line, message, excerpt, fix, event }: ReviewFinding) => ({
  ...{ rule, severity, file, line, message, excerpt, fix, event },
});
