import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';
import { deviceStateSchema, memoryFindings } from './device-memory';

const bytes = z.int().nonnegative();

const sealSchema = z.strictObject({
  shard_id: z.string(),
  gpu_device: z.int(),
  vram_bytes: bytes,
  digest: z.string(),
  sealed_at: z.string(),
  signature: z.string(),
});

/** A seal says what was sealed, as the judge knows it from the file, and is signed (VRAM-1). */
export const sealVouches = defineCheck({
  name: 'seal-vouches',
  expects: z.strictObject({
    shard_id: z.string(),
    gpu_device: z.int(),
    vram_bytes: bytes,
    digest: z.string().describe('SHA-256 of the file, by the judge.'),
    total_bytes: bytes,
  }),
  observes: z.strictObject({
    seal: sealSchema.nullable().describe('Null when sealing was refused.'),
    state: deviceStateSchema.nullable().describe('Right afterwards; null where it is never told.'),
  }),
  judge: ({ total_bytes, ...due }, { seal, state }) => {
    const told = JSON.stringify(due);
    if (seal === null) return judged([{ code: 'no-seal', expected: told, seen: 'no seal' }]);
    const held = new Map([[due.shard_id, due.vram_bytes]]);
    return judged([
      ...Object.entries(due)
        .filter(([field, value]) => seal[field as keyof typeof due] !== value)
        .map(([field, value]) => ({
          code: 'seal-untrue',
          expected: `a seal with ${field} ${value}`,
          seen: `${seal[field as keyof typeof due]}`,
        })),
      ...signatureFindings(seal),
      ...(state === null
        ? []
        : memoryFindings(state, held, { totalBytes: total_bytes, when: 'after sealing' })),
    ]);
  },
});

const signatureFindings = ({
  signature,
  digest,
}: z.infer<typeof sealSchema>): readonly Finding[] => {
  const isOne = /^[0-9a-f]{64}$/i.test(signature) && signature !== digest;
  const expected = 'a signature of 64 hex digits that is not the digest';
  return isOne ? [] : [{ code: 'not-signed', expected, seen: JSON.stringify(signature) }];
};
