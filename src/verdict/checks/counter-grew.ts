import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const readingSchema = z.strictObject({
  attempts: z.number().nullable(),
  failures: z.number().nullable(),
  critical_failures: z.number().nullable(),
});

export type CounterReading = z.infer<typeof readingSchema>;

/**
 * A counter grew by exactly so much, and its growth agrees with the second witness: attempts are
 * what the trail holds plus what failed, no more and no less (EMIT-3, EMIT-4, EMIT-8).
 */
export const counterGrew = defineCheck({
  name: 'counter-grew',
  expects: z.strictObject({
    counter: z.enum(['attempts', 'failures', 'critical_failures']),
    by: z.int().nonnegative(),
    may_be_late: z
      .boolean()
      .optional()
      .describe('A stalled disk may take in the end what has been counted as failed (EMIT-5).'),
  }),
  observes: z.strictObject({
    prefix: z.string(),
    before: readingSchema,
    after: readingSchema,
    present: z
      .int()
      .nonnegative()
      .describe('Events of this crate that the trail gained meanwhile.'),
  }),
  judge: ({ counter, by, may_be_late = false }, { prefix, before, after, present }) => {
    const findings: Finding[] = [];
    const name = names(prefix)[counter];
    const growth = difference(before[counter], after[counter]);
    if (growth !== by) {
      findings.push({
        code: growth === null ? 'counter-missing' : 'wrong-count',
        expected: `${name} to grow by ${by}`,
        seen: growth === null ? 'no such metric' : `it grew by ${growth}`,
      });
    }
    const attempts = difference(before.attempts, after.attempts);
    const failures = difference(before.failures, after.failures);
    const isOff =
      attempts !== null &&
      failures !== null &&
      (attempts > present + failures ||
        attempts < (may_be_late ? Math.max(present, failures) : present + failures));
    if (isOff) {
      findings.push({
        code: 'accounting-broken',
        expected: `${names(prefix).attempts} to grow by what is present and what failed`,
        seen: `${attempts} attempts, ${present} present, ${failures} failed`,
      });
    }
    return judged(findings);
  },
});

/** The metric names requirements.md gives (EMIT-3, EMIT-4, EMIT-8). */
export const names = (prefix: string): Record<keyof CounterReading, string> => ({
  attempts: `${prefix}_audit_emit_attempts`,
  failures: `${prefix}_audit_emit_failures`,
  critical_failures: `${prefix}_audit_critical_emit_failures`,
});

/** A counter that does not exist yet counts as zero before, and as missing after. */
const difference = (before: number | null, after: number | null): number | null =>
  after === null ? null : after - (before ?? 0);
