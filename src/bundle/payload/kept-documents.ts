import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReportMutants } from '../../site';
import { isSystemError } from '../errors';
import { layout } from '../layout';

const mutantsSchema = z.object({
  gate: z.string(),
  mutants: z.array(
    z.object({
      name: z.string(),
      thinking: z.string(),
      breaks: z.array(z.string()),
      killed_by: z.array(z.object({ requirement: z.string(), finding: z.string() })),
      survived: z.boolean(),
    }),
  ),
});

/** The kill matrix of the bag, where it holds one that can be read. */
export const mutantsOf = async (root: string): Promise<ReportMutants | null> =>
  mutantsSchema.safeParse(await documentIn(root, layout.mutants)).data ?? null;

const documentIn = async (root: string, path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(join(root, path), 'utf8')) as unknown;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
};
