import { join } from 'node:path';
import type { Column, Matrix, ReadSeveral } from '../bundle';
import type { RunResult } from './types';

/** A subject of several that could not be judged. */
export interface NotJudged extends Column {
  /** As the run of this subject alone would have ended. */
  readonly exit: number;
  readonly reason: string;
}

/** What a run over several subjects came to. */
export interface SeveralResult {
  /** Of the worst subject. */
  readonly verdict: RunResult['verdict'];
  readonly exit: number;
  readonly bundle: string;
  readonly signed: boolean;
  readonly matrix: Matrix;
  /** Those that were judged, each under the name that the configuration has for it. */
  readonly results: readonly RunResult[];
  readonly notJudged: readonly NotJudged[];
}

/** What one of several came to, under the name of its column: two may call themselves alike. */
export const asColumn = (result: RunResult, { name }: Column, bundle: string): RunResult => ({
  ...result,
  bundle,
  subject: { ...result.subject, name },
  requirements: result.requirements.map((one) => ({ ...one, subject: name })),
});

/** What is told of several subjects, from the bundle over them and what each came to. */
export const severalResult = (
  bundle: string,
  { several, matrix, signed }: ReadSeveral,
  results: readonly RunResult[],
): SeveralResult => ({
  ...{ verdict: matrix.verdict, exit: matrix.exit, bundle, signed, matrix, results },
  notJudged: several.subjects.flatMap((one) =>
    'reason' in one
      ? [{ name: one.name, backend: one.backend, exit: one.exit, reason: one.reason }]
      : [],
  ),
});

/** Where the bundle of a column lies in the one over all of them. */
export const placeIn = (bundle: string, column: string): string => join(bundle, 'data', column);
