import { z } from 'zod';

/** The longest a waiver may run: whoever needs more has to ask again. */
export const LONGEST_WAIVER_DAYS = 180;

/** What stands in `check` where the trouble lies with no check: a capability or a device is missing. */
export const NO_CHECK = 'none';

const sentence = z.string().trim().min(10);
const person = z.string().trim().min(2);

/**
 * One exception: a known trouble of one requirement, accepted by a named person until a day. It
 * covers what it names and nothing beside it, and never a crash (design §2).
 */
export const waiverSchema = z.strictObject({
  requirement: z
    .string()
    .regex(/^[A-Z]+-\d+$/)
    .describe('The id of the requirement, such as TIME-1.'),
  check: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe(`The check that is not passed, or ${NO_CHECK} where nothing could be checked.`),
  reason: z
    .string()
    .trim()
    .min(4)
    .describe(
      'The trouble expected: the code of the finding, or words of the reason where there is none.',
    ),
  because: sentence.describe('Why this is acceptable until then.'),
  owner: person.describe('Who mends it.'),
  approver: person.describe('Who accepted the risk; somebody other than the owner.'),
  issue: z.url({ protocol: /^https?$/ }).describe('Where it is being mended.'),
  expires: z.iso
    .date()
    .describe(`The last day it holds, at most ${LONGEST_WAIVER_DAYS} days from the run.`),
  subject: z
    .string()
    .min(1)
    .optional()
    .describe('Of several subjects, the one it is for, by the name it gives itself.'),
});

export type Waiver = z.infer<typeof waiverSchema>;

/** `waivers.yaml`. */
export const waiversSchema = z.strictObject({
  waivers: z
    .array(
      waiverSchema.refine(({ owner, approver }) => owner !== approver, {
        path: ['approver'],
        error: 'another person than the owner',
      }),
    )
    .max(100)
    .describe('All exceptions in force.'),
});

/** What a run is asked to let pass or to leave out; both stand in the bundle. */
export interface Exceptions {
  /** The day of the run, as YYYY-MM-DD in UTC: by it waivers expire. */
  readonly on: string;
  readonly waivers: readonly Waiver[];
  /** Requirements that the configuration leaves out; they are never a pass. */
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
}

/** A run without exceptions. */
export const noExceptions = (on: string): Exceptions => ({ on, waivers: [], excluded: [] });
