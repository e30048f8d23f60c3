import { z } from 'zod';
import { isRequirementId } from '../catalogue';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected a name in kebab-case');

const inputsSchema = z.strictObject({
  readme: z.array(z.string()),
  alertRules: z.array(z.string()),
  source: z.array(z.string()),
});

const argv = z.array(z.string().min(1)).min(1).describe('As it would stand behind `--`.');

const mutantSchema = z.strictObject({
  name,
  breaks: z
    .array(z.string().refine(isRequirementId, 'expected requirements of the catalogue'))
    .min(1),
  argv,
  inputs: inputsSchema.partial().default({}),
  needsTracing: z.boolean().default(false).describe('Its vice shows in system calls alone.'),
});

/** The subjects of a self-test: a healthy one, and others that each have one vice. */
export const subjectsSchema = z.strictObject({
  healthy: z.strictObject({ argv, inputs: inputsSchema.partial().default({}) }),
  mutants: z
    .array(mutantSchema)
    .min(1)
    .refine(
      (mutants) => new Set(mutants.map((one) => one.name)).size === mutants.length,
      'expected a name for each mutant alone',
    ),
});

export type Subjects = z.infer<typeof subjectsSchema>;

export type Mutant = Subjects['mutants'][number];
