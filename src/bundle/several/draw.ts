import { canonical } from '../bag';
import type { Account } from '../documents';
import { layout } from '../layout';
import type { Plan } from '../plan';
import { severalMarkdown } from './comparison-md';
import type { PolicyDocument, Results } from '../results';
import type { Several } from './list';
import { drawMatrix, type Matrix } from './matrix';

/** What the bundle of a column tells, as much as the documents over all of them need. */
export interface ToldColumn {
  readonly results: Results;
  readonly account: Account;
  readonly policy: PolicyDocument;
  readonly plan: Plan | null;
  /** Which column it says it is, and beside which others. */
  readonly among: unknown;
}

/** What is drawn over several subjects, from their bundles and the list of them alone. */
export interface DrawnSeveral {
  readonly matrix: Matrix;
  readonly matrixText: string;
  readonly comparison: string;
}

/**
 * Draws the matrix and the comparison of several subjects; whoever has the bundle draws the same, to
 * the byte.
 *
 * @param columns In the order of the list; `null` for one that could not be judged.
 */
export const drawSeveral = (
  several: Several,
  columns: readonly (ToldColumn | null)[],
): DrawnSeveral => {
  const [first] = columns.filter((one) => one !== null);
  if (!first) throw new RangeError('expected at least one subject that was judged, found none');
  const matrix = drawMatrix(
    several,
    columns.map((one) => one?.results ?? null),
    first.policy.requirements,
  );
  const accounts = columns.map((one) => one?.account ?? null);
  return {
    matrix,
    matrixText: canonical(matrix),
    comparison: severalMarkdown({ several, matrix, accounts }),
  };
};

/** The documents drawn, by where they stand. */
export const drawnAt = ({ matrixText, comparison }: DrawnSeveral): ReadonlyMap<string, string> =>
  new Map([
    [layout.matrix, matrixText],
    [layout.comparison, comparison],
  ]);
