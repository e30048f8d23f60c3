import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What was judged, as it stands in `subjects.json` and in the results. */
export const subjectSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string(),
  language: z.string(),
  commit: z.string().nullable(),
  artifact_sha256: sha256.nullable(),
  adapter: z.strictObject({ name: z.string(), version: z.string() }),
  capabilities: z.array(z.string()),
});

/** `data/subjects.json`: one subject on one backend; a list, because later runs judge several. */
export const subjectsSchema = z.strictObject({
  format: z.literal('proofgate/subjects/1'),
  subjects: z.tuple([subjectSchema.extend({ backend: z.string().min(1) })]),
});

export type SubjectsDocument = z.infer<typeof subjectsSchema>;
