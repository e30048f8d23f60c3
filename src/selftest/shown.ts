import { z } from 'zod';
import { matrixSchema, verdictOf, type KillMatrix } from './matrix';

const states = ['current', 'stale', 'missing'] as const;

/**
 * `data/results/mutants.json`: what the gate that made a bundle was shown to catch. Only a matrix of
 * that very gate counts; of another one it says no more than that there was one.
 */
export const shownSchema = z
  .strictObject({
    format: z.literal('proofgate/mutants/1'),
    gate: z.string().regex(/^[0-9a-f]{64}$/),
    state: z.enum(states),
    note: z.string().min(1),
    matrix: matrixSchema.nullable(),
  })
  .refine(({ state, matrix }) => (state === 'current') === (matrix !== null), {
    error: 'expected a matrix if, and only if, the state is current',
  })
  .refine(({ gate, matrix }) => matrix === null || matrix.gate === gate, {
    error: 'expected the matrix of the gate that made the bundle, found that of another one',
  });

export type Shown = z.infer<typeof shownSchema>;

/** What a gate can show of itself, given the newest matrix there is, of whichever gate. */
export const showOf = (gate: string, matrix: KillMatrix | null): Shown => {
  const head = { format: 'proofgate/mutants/1', gate } as const;
  if (matrix === null) {
    const note = 'this gate has not been tested on mutants: run proofgate selftest';
    return { ...head, state: 'missing', note, matrix: null };
  }
  if (matrix.gate !== gate) {
    const note =
      `this gate has not been tested on mutants; the test of ${matrix.madeAt.slice(0, 10)} was of ` +
      'another one: run proofgate selftest';
    return { ...head, state: 'stale', note, matrix: null };
  }
  return { ...head, state: 'current', note: noteOf(matrix), matrix };
};

const noteOf = (matrix: KillMatrix): string => {
  const { killed, mutants, madeAt } = matrix;
  const tested = `tested on ${mutants} mutants on ${madeAt.slice(0, 10)}, ${killed} killed`;
  const faults = faultsOf(matrix);
  return faults.length === 0 ? tested : `${tested}; ${faults.join('; ')}`;
};

/** Every rule that is broken, in words, and what was left open. */
export const faultsOf = (matrix: KillMatrix): readonly string[] => {
  const pairs = (list: KillMatrix['missed']) =>
    list.map((pair) => `${pair.mutant} by ${pair.requirement}${brokenOff(matrix, pair)}`);
  const survivors = matrix.survivors.map((mutant) => mutant + brokenOff(matrix, { mutant }));
  const told: readonly (readonly [string, readonly string[]])[] = [
    ['survived', survivors],
    ['caught by the wrong requirement', matrix.misattributed],
    ['not caught', pairs(matrix.missed)],
    ['kill nothing', matrix.requirementsWithoutKill],
    ['fail on the healthy subject', matrix.failingOnHealthy],
    ['told unclearly', pairs(matrix.unclearFindings)],
    ['not judged', matrix.notJudged],
  ];
  return told.filter(([, list]) => list.length > 0).map(([what, l]) => `${what}: ${l.join(', ')}`);
};

/** That a requirement did not stay green but never came to an answer, where that is so, and why. */
const brokenOff = (
  { unsteady = [] }: KillMatrix,
  { mutant, requirement }: { readonly mutant: string; readonly requirement?: string },
): string => {
  const cell = unsteady.find(
    (one) =>
      one.mutant === mutant &&
      one.outcome === 'error' &&
      (requirement === undefined || one.requirement === requirement),
  );
  if (cell === undefined) return '';
  const times = `${cell.reasons.length} ${cell.reasons.length === 1 ? 'time' : 'times'}`;
  return ` (${cell.requirement} broke off ${times}: ${cell.reasons.at(-1) ?? ''})`;
};

/** Each requirement that had to be asked again, why, and what it came to. */
export const askedAgain = ({ unsteady = [] }: KillMatrix): readonly string[] =>
  unsteady.map(
    ({ mutant, requirement, outcome, reasons }) =>
      `asked again: ${mutant} by ${requirement}, in the end ${outcome}; before: ${reasons.join(' | ')}`,
  );

/** Whether a run may lean on it without a word of warning. */
export const isWhole = ({ matrix }: Shown): boolean =>
  matrix !== null && verdictOf(matrix) === 'conformant';
