/** A value and what it is compared with. */
export type Pair = readonly [string, string];

/** Where a pair first differs. */
export type FirstDifference = 'none' | 'early' | 'late' | 'length';

/**
 * Lengths to compare at, in hex digits, longest first: the longer the input, the further apart an
 * early and a late difference lie. The last is that of a SHA-256 digest, which all must take.
 */
export const comparableDigits = [1024, 256, 64] as const;

/**
 * Builds pairs of digests that differ in exactly one digit, the first or the last (or not at all,
 * or in length). Many different pairs, so that no compiler can hoist the comparison.
 */
export const buildPairs = (
  count: number,
  difference: FirstDifference,
  random: () => number,
  digits: number,
): Pair[] =>
  Array.from({ length: count }, () => {
    const value = Array.from({ length: digits }, () => digit(random())).join('');
    return [value, differing(value, difference)] as const;
  });

const digit = (random: number): string => Math.floor(random * 16).toString(16);

const differing = (value: string, difference: FirstDifference): string => {
  switch (difference) {
    case 'none':
      return value;
    case 'early':
      return other(value[0]) + value.slice(1);
    case 'late':
      return value.slice(0, -1) + other(value.at(-1));
    case 'length':
      return value.slice(0, -2);
  }
};

const other = (hexDigit: string | undefined): string => (hexDigit === '0' ? '1' : '0');
