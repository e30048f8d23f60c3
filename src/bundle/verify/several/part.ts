import type { KeyObject } from 'node:crypto';
import type { ToldColumn } from '../../several';
import type { Catalogue } from '../../types';
import { openBag, type BagUnderTest } from '../bag-under-test';
import { condition, problemOf } from '../condition';
import { loadDocuments, type Documents } from '../documents';
import type { ConditionName } from '../meaning';
import { verifyFull, type Verification } from '../verify-full';
import { toldColumn } from './told-column';

/** The bundle of one of several subjects: whether it holds, and what it tells. */
export interface Part {
  readonly verification: Pick<Verification, 'conditions' | 'rejudged'>;
  /** `null` where it cannot be told; then some condition says why. */
  readonly column: ToldColumn | null;
}

/** The conditions of a bundle of one subject. */
export const partConditions = [
  ...(['complete', 'sealed', 'statements'] as const),
  ...(['well-formed', 'consistent', 'rejudged'] as const),
] as const satisfies readonly ConditionName[];

/** Verifies the bundle of one of several subjects, as if it lay alone. */
export const verifyPart = async (
  directory: string,
  publicKey: KeyObject | null,
  catalogue: Catalogue,
): Promise<Part> => {
  try {
    const bag = await openBag(directory);
    const loaded = await loadDocuments(bag);
    const verification = await verifyFull(bag, loaded, publicKey, catalogue);
    return { verification, column: await columnOf(bag, loaded.documents, catalogue) };
  } catch (error) {
    return { verification: nothing(problemOf(error)), column: null };
  }
};

/** What is told of a bundle that is none: no condition of it holds. */
const nothing = (problem: string): Part['verification'] => ({
  conditions: partConditions.map((name) => condition(name, [problem], '')),
  rejudged: { verdicts: 0, disagreements: [problem] },
});

const columnOf = async (
  bag: BagUnderTest,
  documents: Documents | null,
  catalogue: Catalogue,
): Promise<ToldColumn | null> => {
  try {
    return documents && (await toldColumn(bag, documents, catalogue));
  } catch {
    // That a column is missing is told by the condition that needs it.
    return null;
  }
};
