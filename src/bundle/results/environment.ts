import { z } from 'zod';

/** `data/environment.json`: where and when the run was, and what it could see with. */
export const environmentSchema = z.strictObject({
  format: z.literal('proofgate/environment/1'),
  gate: z.strictObject({ name: z.literal('proofgate'), version: z.string() }),
  startedAt: z.iso.datetime({ offset: true }),
  finishedAt: z.iso.datetime({ offset: true }),
  wording: z
    .int()
    .positive()
    .optional()
    .describe('With which words the documents in `report` are drawn; none before there were any.'),
  report_pdf: z.string().optional().describe('Whether the page was printed too, or why not.'),
  facts: z.record(z.string(), z.json()),
});

export type EnvironmentDocument = z.infer<typeof environmentSchema>;
