import { NAME, type Series } from '../promql';

/** A counter scraped every 15 seconds from the very beginning; null where a scrape missed it. */
export const counter = (
  name: string,
  values: readonly (number | null)[],
  labels: Readonly<Record<string, string>> = {},
): Series => ({
  labels: { ...labels, [NAME]: name },
  samples: values.flatMap((value, index) =>
    value === null ? [] : [{ atMs: index * 15_000, value }],
  ),
});

/** So many values, each a step above the one before. */
export const rising = (count: number, step: number, from = 0): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + index * step);
