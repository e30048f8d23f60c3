import type { Op } from '../../protocol';
import type { SecretComparison } from '../comparison';

type Asked = Extract<Op, { name: 'compare.sample' }>['args'];

/**
 * Counts how many pairs the comparison that the owners use finds equal, round by round (TIME-1 to
 * TIME-3). A promise is for whoever compares in another place.
 */
export const countEqual = (
  { pairs, rounds }: Asked,
  comparison: SecretComparison,
): number | Promise<number> => {
  let equal = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const [a, b] of pairs) if (comparison(a, b)) equal += 1;
  }
  return equal;
};
