import { z } from 'zod';

const documentSchema = z.strictObject({
  format: z.literal('proofgate/formats/1'),
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        standard: z.string().min(1),
        schema: z.strictObject({
          url: z.url({ protocol: /^https$/ }),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
        }),
      }),
    )
    .min(1),
});

/** Reads `formats.json`: the files it says are of somebody's standard. */
export const readFormats = (text: string): readonly string[] =>
  documentSchema.parse(JSON.parse(text)).files.map(({ path }) => path);
