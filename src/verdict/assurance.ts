import { z } from 'zod';

/**
 * How much of a pass was seen from outside, weakest first: what the subject merely said, what was
 * seen in part, what was seen in full (design §2).
 */
export const assuranceLevels = ['self-reported', 'partial', 'observed'] as const;

export type AssuranceLevel = (typeof assuranceLevels)[number];

export const assuranceSchema = z.strictObject({
  level: z.enum(assuranceLevels),
  reason: z.string().min(1),
});

/** A level and why it is not higher, or what makes it full. */
export type Assurance = z.infer<typeof assuranceSchema>;

/** Whether a level satisfies the one demanded of the run. */
export const suffices = (level: AssuranceLevel, demanded: AssuranceLevel): boolean =>
  assuranceLevels.indexOf(level) >= assuranceLevels.indexOf(demanded);

/** The weakest of several: a pass is only as strong as its weakest witness. */
export const weakest = (seen: readonly Assurance[]): Assurance | null =>
  assuranceLevels
    .map((level) => seen.find((assurance) => assurance.level === level))
    .find((assurance) => assurance !== undefined) ?? null;
