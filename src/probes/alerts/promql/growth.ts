import type { Sample } from './types';

/**
 * How much a counter grew in a window that ends at `endMs`, as Prometheus tells it: a fall is a
 * restart from 0, and what was seen is extended to the edges of the window, as far as samples come
 * regularly and a counter does not begin below 0. Null where fewer than two samples were seen.
 */
export const increaseOver = (
  samples: readonly Sample[],
  windowMs: number,
  endMs: number,
): number | null => {
  const startMs = endMs - windowMs;
  const seen = samples.filter(({ atMs, isStale }) => atMs > startMs && atMs <= endMs && !isStale);
  const first = seen[0];
  const last = seen.at(-1);
  if (first === undefined || last === undefined || seen.length < 2) return null;
  const grown = grownBetween(seen);
  const spanMs = last.atMs - first.atMs;
  const extended = spanMs + edges(seen.length, first, last, grown, startMs, endMs);
  return grown * (extended / spanMs);
};

const grownBetween = (seen: readonly Sample[]): number =>
  seen.slice(1).reduce((sum, { value }, index) => {
    const before = seen[index]?.value ?? 0;
    return sum + (value < before ? value : value - before);
  }, 0);

/** How far what was seen is taken to go on before the first sample and after the last one. */
const edges = (
  count: number,
  first: Sample,
  last: Sample,
  grown: number,
  startMs: number,
  endMs: number,
): number => {
  const spanMs = last.atMs - first.atMs;
  const spacingMs = spanMs / (count - 1);
  const reach = (gapMs: number): number => (gapMs < spacingMs * 1.1 ? gapMs : spacingMs / 2);
  const sinceZeroMs = grown > 0 ? spanMs * (first.value / grown) : Infinity;
  return reach(Math.min(first.atMs - startMs, sinceZeroMs)) + reach(endMs - last.atMs);
};
