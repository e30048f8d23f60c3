import { z } from 'zod';
import type { Observation } from './observation';

/** One thing that is not as it must be, worded for the person who has to mend it. */
export const findingSchema = z.strictObject({
  code: z.string().min(1).describe('Stable, kebab-case; equal runs give equal codes.'),
  expected: z.string().min(1),
  seen: z.string().min(1),
});

export type Finding = z.infer<typeof findingSchema>;

/** What a check makes of an observation. */
export type Judgement =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly findings: readonly Finding[] }
  | { readonly outcome: 'inconclusive'; readonly reason: string };

/** A named pure function from observation to judgement. */
export interface Check<E extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly expects: E;
  readonly observes: S;
  judge(expected: z.infer<E>, seen: z.infer<S>): Judgement;
}

/** Keeps the schema types of a check while it is written down. */
export const defineCheck = <E extends z.ZodType, S extends z.ZodType>(
  check: Check<E, S>,
): Check<E, S> => check;

/** Passes when nothing was found. */
export const judged = (findings: readonly Finding[]): Judgement =>
  findings.length === 0 ? { outcome: 'pass' } : { outcome: 'fail', findings };

/**
 * Judges an observation: first whether the provocation proves anything at all, then the check.
 *
 * @throws {z.ZodError} when the observation is not of the check's shape.
 */
export const judge = (check: Check, observation: Observation): Judgement => {
  const { provocation } = observation;
  if (provocation !== null && !provocation.baseline.held) {
    return judged([
      {
        code: 'healthy-path-refused',
        expected: `the healthy path passes before ${provocation.kind}`,
        seen: provocation.baseline.what,
      },
    ]);
  }
  if (provocation !== null && !provocation.fired) {
    return {
      outcome: 'inconclusive',
      reason: `${provocation.kind} was not seen to happen: ${provocation.evidence}`,
    };
  }
  return check.judge(
    check.expects.parse(observation.expected),
    check.observes.parse(observation.seen),
  );
};
