import { z } from 'zod';
import { assuranceSchema } from './assurance';

/**
 * What was done to the subject on purpose, and the evidence that it really happened. Without that
 * evidence nothing that follows proves anything, so the outcome is inconclusive (design §2).
 */
export const provocationSchema = z.strictObject({
  kind: z.string().min(1),
  fired: z.boolean(),
  evidence: z.string().min(1).describe('What shows that it fired, or that it did not.'),
  baseline: z
    .strictObject({ held: z.boolean(), what: z.string().min(1) })
    .describe('The healthy path, walked first: who refuses everything proves nothing.'),
});

export type Provocation = z.infer<typeof provocationSchema>;

/**
 * What a probe saw, with what the scenario expected, as it lies in the bundle's evidence. The check
 * named here is a pure function of this, so anyone can repeat the judgement.
 */
export const observationSchema = z.strictObject({
  check: z.string().min(1),
  expected: z.unknown(),
  seen: z.unknown(),
  provocation: provocationSchema.nullable(),
  assurance: assuranceSchema,
  at: z.iso.datetime().describe('When it was seen.'),
});

export type Observation = z.infer<typeof observationSchema>;
