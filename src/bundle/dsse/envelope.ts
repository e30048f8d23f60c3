import { z } from 'zod';

/** The type under which in-toto statements are signed. */
export const IN_TOTO_PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const base64 = z.base64();

/** A signed payload (DSSE v1). An unsigned one has no signatures, and proves nothing by itself. */
export const envelopeSchema = z.strictObject({
  payload: base64,
  payloadType: z.string(),
  signatures: z
    .array(
      z.strictObject({
        keyid: z.string().describe('SHA-256 of the public key, SPKI in DER.'),
        sig: base64,
      }),
    )
    .max(8),
});

export type DsseEnvelope = z.infer<typeof envelopeSchema>;
