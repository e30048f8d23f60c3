import { z } from 'zod';

const text = z.string().min(1);

/** An in-toto ResourceDescriptor, of the fields used here. */
const descriptorSchema = z.strictObject({
  name: text,
  digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

export type Descriptor = z.infer<typeof descriptorSchema>;

/** Names a thing by its digest. */
export const descriptor = (name: string, sha256: string): Descriptor => ({
  name,
  digest: { sha256 },
});

/** An in-toto Statement v1; the predicate is held against the expected one, not described here. */
export const statementSchema = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(descriptorSchema).min(1),
  predicateType: text,
  predicate: z.record(z.string(), z.unknown()),
});

export type Statement = z.infer<typeof statementSchema>;
