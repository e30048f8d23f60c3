import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layout } from '../layout';
import { matrixSchema, severalSchema, severalSeal, severalTestResult } from '../several';
import { closeBag } from './close-bag';

/** Closes the bag over several subjects whose payload is complete, and states what it says. */
export const sealSeveral = async (root: string, signingKey: KeyObject | null): Promise<void> => {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(root, path), 'utf8'));
  const several = severalSchema.parse(await json(layout.subjects));
  const matrix = matrixSchema.parse(await json(layout.matrix));
  await closeBag(root, signingKey, {
    about: {
      ...{ of: `${several.subjects.length} subjects side by side`, verdict: matrix.verdict },
      ...{ gate: several.gate, finishedAt: several.finishedAt },
    },
    results: layout.matrix,
    state: (digests) => {
      const sealed = { several, matrix, digests };
      return [severalSeal(sealed), severalTestResult(sealed)];
    },
  });
};
