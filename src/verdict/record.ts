import { z } from 'zod';
import { assuranceSchema } from './assurance';
import { findingSchema } from './check';

/** The media type under which a judged check travels in the Cucumber message stream. */
export const CHECK_MEDIA_TYPE = 'application/vnd.proofgate.check+json';

/** The media type under which a scenario says why it could not judge. */
export const NOTE_MEDIA_TYPE = 'application/vnd.proofgate.note+json';

/** One judged check: its outcome and the digest of the observation it rests on. */
export const checkRecordSchema = z.strictObject({
  check: z.string().min(1),
  evidence: z.string().regex(/^[0-9a-f]{64}$/),
  provoked: z.boolean().describe('True when something was done to the subject on purpose.'),
  assurance: assuranceSchema,
  outcome: z.enum(['pass', 'fail', 'inconclusive']),
  findings: z.array(findingSchema),
  reason: z.string().nullable(),
});

export type CheckRecord = z.infer<typeof checkRecordSchema>;

/** Why a scenario ended without a check: `fail` when a declared capability turned out a lie. */
export const noteSchema = z.strictObject({
  outcome: z.enum(['fail', 'error', 'inconclusive', 'not-verified']),
  reason: z.string().min(1),
});

export type Note = z.infer<typeof noteSchema>;

/** The media type under which a raw file of the evidence is named in the message stream. */
export const RAW_MEDIA_TYPE = 'application/vnd.proofgate.raw+json';

/** A file of the evidence as it was found: a trail, a transcript. */
export const rawEvidenceSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.string().regex(/^[a-z.]+$/),
  what: z.string().min(1),
});

export type RawEvidence = z.infer<typeof rawEvidenceSchema>;
