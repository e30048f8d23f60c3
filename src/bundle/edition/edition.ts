import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ path: z.string().min(1), sha256: digest });

/** What stands in place of words that were drawn from removed evidence. */
export const REMOVED = '[removed from this edition]';

/** `data/edition.json`: what an edition lacks of the bundle it was made from, and why. */
export const editionSchema = z.strictObject({
  format: z.literal('proofgate/edition/1'),
  of: z.strictObject({
    manifestSha256: digest.describe('The payload manifest of the full bundle.'),
  }),
  reason: z.string().min(1),
  chosen: z.array(z.string().min(1)).min(1).describe('What was asked to be removed.'),
  removed: z.array(file).describe('Evidence that is not here, with the digests it has there.'),
  omitted: z.array(file).describe('Documents that are not here, because they quote evidence.'),
  rewritten: z.array(file).describe('Documents that are here in other words, by their old digest.'),
});

export type Edition = z.infer<typeof editionSchema>;
