import type { Account } from '../documents';
import { columnName, type Several } from './list';
import type { Matrix } from './matrix';

/** What the comparison of several subjects is drawn from; accounts in the order of the list. */
export interface ToldSeveral {
  readonly several: Several;
  readonly matrix: Matrix;
  /** `null` for one that could not be judged. */
  readonly accounts: readonly (Account | null)[];
}

/** What a requirement is called. */
export const titleOf = (id: string, { accounts }: ToldSeveral): string =>
  accounts.find((one) => one !== null)?.requirements.find(({ definition }) => definition.id === id)
    ?.definition.title ?? '';

/** The accounts of the subjects that were judged, each under the name of its column. */
export const namedAccounts = ({
  several,
  accounts,
}: ToldSeveral): readonly [Account, ...Account[]] => {
  const [first, ...others] = several.subjects.flatMap((column, index) => {
    const account = accounts[index];
    return account
      ? [{ ...account, subject: { ...account.subject, name: columnName(column) } }]
      : [];
  });
  if (first) return [first, ...others];
  throw new RangeError('expected at least one subject that was judged, found none');
};
