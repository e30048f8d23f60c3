import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { ReportMutants, ReportWaiver } from '../../site';
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

const waiversSchema = z.array(
  z.object({
    requirement: z.string(),
    check: z.string(),
    reason: z.string(),
    owner: z.string(),
    approver: z.string(),
    issue: z.string(),
    expires: z.string(),
  }),
);

/** The kill matrix of the bag, where it holds one that can be read. */
export const mutantsOf = async (root: string): Promise<ReportMutants | null> =>
  mutantsSchema.safeParse(await documentIn(root, layout.mutants)).data ?? null;

/** The waivers of the bag. */
export const waiversOf = async (root: string): Promise<readonly ReportWaiver[]> =>
  waiversSchema.safeParse(await documentIn(root, layout.waivers)).data ?? [];

/** JSON is YAML as well. */
const documentIn = async (root: string, path: string): Promise<unknown> => {
  try {
    return parseYaml(await readFile(join(root, path), 'utf8'));
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
};
