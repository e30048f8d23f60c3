import type { KeyObject } from 'node:crypto';
import { editionSchema, type Edition } from '../../edition';
import { layout } from '../../layout';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { complete } from '../complete';
import { told, type Condition } from '../condition';
import { firstProblem, type FirstProblem } from '../first-problem';
import { loadDocuments, type Documents, type Loaded } from '../documents';
import { loaderOf } from '../loader';
import { statements } from '../statements';
import { wellFormed } from '../well-formed';
import { withTeam } from '../with-team';
import { consistentEdition } from './consistent';
import { digestsRemoved, leftOf } from './left';
import { ofTheFull } from './of-the-full';
import { rejudgedEdition } from './rejudged';
import { sealedEdition } from './sealed';

/** What verifying an edition came to. */
interface EditionVerification {
  readonly ok: boolean;
  readonly conditions: readonly Condition[];
  readonly first: FirstProblem | null;
  readonly rejudged: {
    readonly verdicts: number;
    readonly disagreements: readonly string[];
    /** Checks whose evidence was removed: nobody can repeat them from this edition. */
    readonly notRejudged: number;
  };
}

/** Whether a bag says that it is an edition of a bundle. */
export const isEdition = (bag: BagUnderTest): boolean => bag.tree.files.has(layout.edition);

/** Verifies an edition: all that is left, and that what is gone is what the full bundle has. */
export const verifyEdition = async (
  bag: BagUnderTest,
  publicKey: KeyObject | null,
  catalogue: Catalogue,
): Promise<EditionVerification> => {
  const loaded = await loadDocuments(bag);
  const { load, problems } = loaderOf(bag);
  const edition = await load(layout.edition, (text) => editionSchema.parse(JSON.parse(text)));
  const removed = digestsRemoved(edition);
  let rejudged = { verdicts: 0, disagreements: [] as readonly string[], notRejudged: 0 };
  const conditions = [
    await told('complete', () => complete(bag)),
    await told('sealed', () => sealedEdition(bag, publicKey)),
    await told('statements', () => statements(bag, given(loaded.documents))),
    await told('edition', () => ofTheFull(bag, given(edition))),
    await wellFormed(bag, without(loaded, removed), { problems }),
    await told('consistent', () =>
      consistentEdition(
        ...([bag, given(loaded.documents), given(edition)] as const),
        withTeam(catalogue, given(loaded.documents).policy),
      ),
    ),
    await told('rejudged', async () => {
      const { condition: found, ...rest } = await rejudgedEdition(
        ...([bag, given(loaded.documents), removed, catalogue] as const),
      );
      rejudged = rest;
      return found;
    }),
  ];
  const first = firstProblem(conditions);
  return { ok: first === null, conditions, first, rejudged };
};

const without = ({ documents, problems }: Loaded, removed: ReadonlySet<string>): Loaded => {
  if (!documents) return { documents, problems };
  const scenarios = documents.scenarios.map((scenario) => leftOf(scenario, removed));
  return { documents: { ...documents, scenarios }, problems };
};

const given = <T extends Documents | Edition>(value: T | null): T => {
  if (value) return value;
  throw new RangeError('not to be told, because a document of the edition is not well-formed');
};
