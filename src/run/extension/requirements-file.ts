import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { regulations, requirements, type RequirementDefinition } from '../../catalogue';
import { ConfigurationError, readLocatedYaml } from '../configuration';

const clauses = regulations.map(({ id }) => id);

const requirementSchema = z.strictObject({
  id: z.string().describe('The prefix of the extension, a dash and a number: TEAM-1.'),
  title: z.string().trim().min(5).describe('What holds, as a statement.'),
  statement: z.string().trim().min(10).describe('What the subject MUST or SHOULD do.'),
  severity: z.enum(['blocking', 'major', 'advisory']).describe('Advisory never fails a run.'),
  observed: z.string().trim().min(10).describe('What is looked at, from where.'),
  minimum_checks: z.int().min(2).default(2).describe('The fewest checks that a pass rests on.'),
  regulations: z.array(z.enum(clauses)).default([]).describe('Clauses it serves.'),
});

const requirementsSchema = z.strictObject({ requirements: z.array(requirementSchema).min(1) });

/** A file of requirements as JSON Schema, for editors. */
export const teamRequirementsJsonSchema = () => z.toJSONSchema(requirementsSchema, { io: 'input' });

/** The prefixes of the standard: no team may speak under one. */
export const standardPrefixes: ReadonlySet<string> = new Set(
  requirements.map(({ id }) => id.replace(/-\d+$/, '')),
);

/**
 * Reads the requirements of a team. They are data: nothing of the team's runs here.
 *
 * @throws {ConfigurationError}
 */
export const readTeamRequirements = async (
  path: string,
  name: string,
  prefix: string,
): Promise<readonly RequirementDefinition[]> => {
  const ids = z.string().regex(new RegExp(`^${prefix}-[1-9]\\d{0,3}$`));
  const schema = requirementsSchema.superRefine((given, context) => {
    for (const [index, { id }] of given.requirements.entries()) {
      if (ids.safeParse(id).success) continue;
      const message = `an id like ${prefix}-1, of your own prefix,`;
      context.addIssue({ code: 'custom', path: ['requirements', index, 'id'], message });
    }
  });
  const given = readLocatedYaml({
    ...{ file: name, text: await textOf(path, name), schema },
    help: 'What a requirement says: docs/add-a-requirement.md, or proofgate schema requirements',
  });
  return given.requirements.map(({ minimum_checks: minimumChecks, ...rest }) => ({
    ...rest,
    minimumChecks,
    chapter: 'team',
    crates: [],
    source: [{ seed: 'team', section: name }],
  }));
};

const textOf = async (path: string, name: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(
      'NOT_FOUND',
      `expected the team's requirements in ${name}, but they cannot be read: ${why}; check the path`,
      { cause },
    );
  }
};
