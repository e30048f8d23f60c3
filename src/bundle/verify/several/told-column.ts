import { accountOf } from '../../documents';
import { layout } from '../../layout';
import type { ToldColumn } from '../../several';
import type { Catalogue } from '../../types';
import type { BagUnderTest } from '../bag-under-test';
import { factsOf, type Documents } from '../documents';
import { withTeam } from '../with-team';

/**
 * What the bundle of one of several subjects tells of it; its messages are not kept, so that many
 * subjects take no more memory than one.
 *
 * @throws {z.ZodError | SyntaxError | RangeError} when a file of its evidence is not to be had.
 */
export const toldColumn = async (
  bag: BagUnderTest,
  documents: Documents,
  standard: Catalogue,
): Promise<ToldColumn> => {
  const { results, policy, plan, environment } = documents;
  const catalogue = withTeam(standard, policy);
  const account = await accountOf(factsOf(documents, catalogue), catalogue, (name) =>
    bag.text(`${layout.evidence}/${name}`),
  );
  return { results, account, policy, plan, among: environment.facts.among };
};
