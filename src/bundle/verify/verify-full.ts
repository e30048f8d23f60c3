import type { KeyObject } from 'node:crypto';
import type { Catalogue } from '../types';
import type { BagUnderTest } from './bag-under-test';
import { complete } from './complete';
import { condition, problemOf, told, type Condition } from './condition';
import { consistent } from './consistent';
import type { Documents, Loaded } from './documents';
import { firstProblem, type FirstProblem } from './first-problem';
import { loadFormats } from './load-formats';
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

/** Verifies the bundle of one subject, in full. */
export const verifyFull = async (
  bag: BagUnderTest,
  loaded: Loaded,
  publicKey: KeyObject | null,
  catalogue: Catalogue,
): Promise<Verification> => {
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
