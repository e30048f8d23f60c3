import { z } from 'zod';
import { defineCheck, judged } from '../check';

const fileSchema = z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() });

/** Whatever the trail held before is there later, byte for byte, and only then more (TRAIL-1). */
export const onlyGrew = defineCheck({
  name: 'only-grew',
  expects: z.strictObject({}),
  observes: z.strictObject({
    before: z.array(fileSchema),
    after: z.array(
      fileSchema.extend({
        beginning: z.string().nullable().describe('Digest of as many bytes as there were before.'),
      }),
    ),
  }),
  judge: (_, { before, after }) => {
    const total = (files: readonly { bytes: number }[]) =>
      files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total(before) === 0 || total(after) <= total(before)) {
      const reason = `nothing was added: ${total(before)} bytes before, ${total(after)} after`;
      return { outcome: 'inconclusive', reason };
    }
    return judged(
      before.flatMap(({ name, bytes, sha256 }) => {
        const later = after.find((file) => file.name === name);
        if (later?.beginning === sha256) return [];
        const seen =
          later === undefined
            ? 'the file is gone'
            : later.bytes < bytes
              ? `${later.bytes} bytes are left`
              : 'other bytes';
        return [
          {
            code: 'not-append-only',
            expected: `the first ${bytes} bytes of ${name} as they were`,
            seen,
          },
        ];
      }),
    );
  },
});
