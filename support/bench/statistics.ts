/** Orders numbers; the default order of `sort` is that of texts. */
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/**
 * The smallest value that at least the fraction `q` of all values do not exceed (nearest rank).
 *
 * @throws RangeError for no values at all
 */
export const quantile = (values: readonly number[], q: number): number => {
  const rank = Math.max(1, Math.ceil(q * values.length));
  const value = ascending(values)[rank - 1];
  if (value === undefined) throw new RangeError('expected at least one value, found none');
  return value;
};

/** The middle value; of an even number of values, the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) {
    throw new RangeError('expected at least one value, found none');
  }
  return (lower + upper) / 2;
};

/** How far rounds lay apart, as a fraction of their median; what a difference has to exceed. */
export const spread = (values: readonly number[]): number => {
  const middle = median(values);
  return middle === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / middle;
};

/** The median of `mine / peer` round by round, so that a slow spell strikes both alike. */
export const pairedRatio = (mine: readonly number[], peer: readonly number[]): number => {
  if (mine.length !== peer.length) {
    throw new RangeError(`expected as many rounds, found ${mine.length} and ${peer.length}`);
  }
  return median(mine.map((value, round) => value / (peer[round] ?? Number.NaN)));
};
