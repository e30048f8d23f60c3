import type { BackoffSettings } from './settings';

/**
 * The wait after so many failures in a row, in milliseconds: doubled each time up to the longest,
 * and drawn from the upper half of that, so that many senders do not come back at once and none
 * ever comes back at once. `random` is uniform from 0 to below 1.
 */
export const backoffMs = (
  failures: number,
  { first_ms, longest_ms }: BackoffSettings,
  random: () => number,
): number => {
  const ceiling = Math.min(longest_ms, first_ms * 2 ** (failures - 1));
  return Math.ceil((ceiling * (1 + random())) / 2);
};
