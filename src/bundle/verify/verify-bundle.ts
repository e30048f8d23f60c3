import type { KeyObject } from 'node:crypto';
import { regulations, requirements } from '../../catalogue';
import type { Catalogue } from '../types';
import { openBag } from './bag-under-test';
import { complete } from './complete';
import { condition, problemOf, told, type Condition } from './condition';
import { consistent } from './consistent';
import { loadDocuments, type Documents } from './documents';
import { isEdition, verifyEdition } from './edition';
import { loadFormats } from './load-formats';
import { firstProblem, type FirstProblem } from './first-problem';
import { rejudged, type Rejudging } from './rejudged';
import { sealed, sealedByAnyone } from './sealed';
import { statements } from './statements';
import { wellFormed } from './well-formed';
import { withTeam } from './with-team';

/** What verifying a bundle came to (design §9). */
export interface Verification {
  readonly ok: boolean;
  readonly conditions: readonly Condition[];
  /** The first thing found wrong, in the order of the conditions, and what it means. */
  readonly first: FirstProblem | null;
  readonly rejudged: {
    readonly verdicts: number;
    readonly disagreements: readonly string[];
    /** In an edition: how many checks nobody can repeat, because their evidence was removed. */
    readonly notRejudged?: number;
  };
}

/** What is verified, and by what. */
interface VerificationInput {
  readonly directory: string;
  /** The signer's key, from anywhere but the bundle; null leaves open who sealed it. */
  readonly publicKey: KeyObject | null;
  /** The catalogue the bundle must have been judged by: that of this gate, unless said otherwise. */
  readonly catalogue?: Catalogue;
}

/**
 * Verifies a bundle: whether it is all there, who sealed it, what was stated, whether it can be
 * read, whether its parts agree, and whether its observations give the verdicts signed. Every
 * condition is looked at and told, whatever became of those before it.
 *
 * @throws {BundleError} `NOT_A_BUNDLE`, `NEWER_FORMAT`: there is nothing here to verify.
 */
export const verifyBundle = async ({
  directory,
  publicKey,
  catalogue = { requirements, regulations },
}: VerificationInput): Promise<Verification> => {
  const bag = await openBag(directory);
  if (isEdition(bag)) return verifyEdition(bag, publicKey, catalogue);
  const loaded = await loadDocuments(bag);
  const loadedFormats = await loadFormats(bag);
  const { documents } = loaded;
  const rejudging = await rejudgingOf(documents, (given) => rejudged(bag, given, catalogue));
  const conditions = [
    await told('complete', () => complete(bag)),
    await told('sealed', () => (publicKey ? sealed(bag, publicKey) : sealedByAnyone(bag))),
    await told('statements', () => withDocuments(documents, (given) => statements(bag, given))),
    await told('well-formed', () => wellFormed(bag, loaded, loadedFormats)),
    await told('consistent', () =>
      withDocuments(documents, (given) =>
        consistent(bag, given, loadedFormats.formats, withTeam(catalogue, given.policy)),
      ),
    ),
    rejudging.condition,
  ];
  const { verdicts, disagreements } = rejudging;
  return {
    ok: conditions.every(({ ok }) => ok),
    conditions,
    first: firstProblem(conditions),
    rejudged: { verdicts, disagreements },
  };
};

const withDocuments = <T>(documents: Documents | null, look: (given: Documents) => T): T => {
  if (documents) return look(documents);
  throw new RangeError('not to be told, because a document of the bundle is not well-formed');
};

const rejudgingOf = async (
  documents: Documents | null,
  look: (given: Documents) => Promise<Rejudging>,
): Promise<Rejudging> => {
  try {
    return await withDocuments(documents, look);
  } catch (error) {
    const disagreements = [problemOf(error)];
    return {
      condition: condition('rejudged', disagreements, ''),
      ...{ verdicts: 0, disagreements },
    };
  }
};
