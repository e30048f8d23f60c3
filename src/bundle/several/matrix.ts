import { z } from 'zod';
import { assuranceLevels, outcomes, runVerdicts, worstRun } from '../../verdict';
import type { PolicyDocument, Results } from '../results';
import { columnName, isJudged, type Listed, type Several } from './list';

/** How subjects may disagree on a requirement, the gravest first. */
export const disagreements = ['passes-on-some', 'other-outcome', 'other-assurance'] as const;

export type Disagreement = (typeof disagreements)[number];

const cell = z.strictObject({
  outcome: z.enum(outcomes),
  assurance: z.enum(assuranceLevels).nullable(),
  checks: z.int().nonnegative(),
});

export type Cell = z.infer<typeof cell>;

/**
 * `data/results/matrix.json`: what every subject came to, requirement by requirement. Nothing in it
 * differs between two equal runs, and all of it follows from the bundles that lie beside it.
 */
export const matrixSchema = z.strictObject({
  format: z.literal('proofgate/matrix/1'),
  verdict: z.enum(runVerdicts),
  exit: z.int(),
  subjects: z.array(
    z.strictObject({
      name: z.string(),
      backend: z.string(),
      itself: z
        .strictObject({ name: z.string(), version: z.string() })
        .nullable()
        .describe('What it calls itself; null where it could not be judged.'),
      verdict: z.enum(runVerdicts),
      exit: z.int(),
    }),
  ),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      disagreement: z.enum(disagreements).nullable(),
      cells: z.array(cell.nullable()).describe('In the order of subjects; null: not judged.'),
    }),
  ),
});

export type Matrix = z.infer<typeof matrixSchema>;

/**
 * Draws the matrix from the results of each column, `null` for one that could not be judged, which
 * counts as broken: nobody knows what it would have come to.
 */
export const drawMatrix = (
  { subjects }: Pick<Several, 'subjects'>,
  results: readonly (Results | null)[],
  requirements: PolicyDocument['requirements'],
): Matrix => {
  const columns = subjects.map((one, index) => {
    const { name, backend } = one;
    const own = results[index];
    if (!own) return { name, backend, itself: null, verdict: 'broken' as const, exit: exitOf(one) };
    const itself = { name: own.subject.name, version: own.subject.version };
    return { name, backend, itself, verdict: own.verdict, exit: own.exit };
  });
  const { verdict, exit } = worstRun(columns);
  return {
    format: 'proofgate/matrix/1',
    ...{ verdict, exit, subjects: columns },
    requirements: requirements.map(({ id }) => {
      const cells = results.map((own) => cellOf(own, id));
      return { id, disagreement: disagreementOf(cells), cells };
    }),
  };
};

const exitOf = (one: Listed): number => {
  if (!isJudged(one)) return one.exit;
  throw new RangeError(`expected the results of ${columnName(one)}, found none`);
};

const cellOf = (results: Results | null, id: string): Cell | null => {
  const found = results?.requirements.find((one) => one.id === id);
  if (!found) return null;
  const { outcome, assurance, checks } = found;
  return { outcome, assurance, checks };
};

/** How the cells of a requirement disagree; those of subjects that could not be judged say nothing. */
export const disagreementOf = (cells: readonly (Cell | null)[]): Disagreement | null => {
  const told = cells.filter((one) => one !== null);
  const outcome = new Set(told.map((one) => one.outcome));
  if (outcome.size > 1) return outcome.has('pass') ? 'passes-on-some' : 'other-outcome';
  return new Set(told.map((one) => one.assurance)).size > 1 ? 'other-assurance' : null;
};

/** The requirements on which subjects disagree, the gravest first, else in the order they had. */
export const disputed = ({ requirements }: Matrix): Matrix['requirements'] =>
  disagreements.flatMap((kind) => requirements.filter(({ disagreement }) => disagreement === kind));

/** Whether anything of a requirement was looked at in any subject. */
export const isSeen = ({ cells }: Matrix['requirements'][number]): boolean =>
  cells.some((one) => one !== null && (one.checks > 0 || one.outcome !== 'not-verified'));
