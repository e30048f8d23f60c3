import { combine } from './binary';
import { PromqlError } from './error';
import { increaseOver } from './growth';
import { countedLabels, keyOf, nameless } from './labels';
import { isTaken } from './matchers';
import type { Expression, InstantVector, Labelled, Selector, Series } from './types';

/** How long Prometheus takes a sample for the present value when no newer one came. */
const LOOKBACK_MS = 300_000;

/**
 * Evaluates an expression at one moment, over series as a server would have kept them.
 *
 * @throws {PromqlError} `AMBIGUOUS` where Prometheus would refuse to match, `SYNTAX` where it would
 * refuse the types.
 */
export const evaluate = (
  expression: Expression,
  series: readonly Series[],
  atMs: number,
): number | InstantVector => {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'selector':
      return select(expression, series, atMs);
    case 'growth':
      return grow(expression, series, atMs);
    case 'vector':
      return asVector(evaluate(expression.of, series, atMs));
    case 'negative':
      return negate(evaluate(expression.of, series, atMs));
    case 'aggregate':
      return aggregate(expression, asVector(evaluate(expression.of, series, atMs)));
    case 'binary':
      return combine(
        expression,
        evaluate(expression.left, series, atMs),
        evaluate(expression.right, series, atMs),
      );
  }
};

/** A rule makes of a bare number an element without labels. */
export const asVector = (value: number | InstantVector): InstantVector =>
  typeof value === 'number' ? [{ labels: {}, value }] : value;

const select = (
  { matchers, offsetMs }: Selector,
  series: readonly Series[],
  atMs: number,
): InstantVector => {
  const endMs = atMs - offsetMs;
  return series
    .filter(({ labels }) => isTaken(labels, matchers))
    .flatMap(({ labels, samples }) => {
      const last = samples.findLast((s) => s.atMs <= endMs && s.atMs > endMs - LOOKBACK_MS);
      return last === undefined || last.isStale ? [] : [{ labels, value: last.value }];
    });
};

const grow = (
  { name, of, windowMs }: Extract<Expression, { kind: 'growth' }>,
  series: readonly Series[],
  atMs: number,
): InstantVector =>
  distinct(
    series
      .filter(({ labels }) => isTaken(labels, of.matchers))
      .flatMap(({ labels, samples }) => {
        const increase = increaseOver(samples, windowMs, atMs - of.offsetMs);
        if (increase === null) return [];
        const value = name === 'rate' ? increase / (windowMs / 1000) : increase;
        return [{ labels: nameless(labels), value }];
      }),
  );

/** @throws {PromqlError} `AMBIGUOUS`: without the names of their metrics two series are one. */
const distinct = (vector: InstantVector): InstantVector => {
  if (new Set(vector.map(({ labels }) => keyOf(labels))).size === vector.length) return vector;
  throw new PromqlError('AMBIGUOUS', 'vector cannot contain metrics with the same labelset');
};

const negate = (value: number | InstantVector): number | InstantVector =>
  typeof value === 'number'
    ? -value
    : distinct(value.map((one) => ({ labels: nameless(one.labels), value: -one.value })));

const totals = {
  sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  min: (values: readonly number[]) => Math.min(...values),
  max: (values: readonly number[]) => Math.max(...values),
  count: (values: readonly number[]) => values.length,
};

const aggregate = (
  { op, by }: Extract<Expression, { kind: 'aggregate' }>,
  vector: InstantVector,
): InstantVector => {
  const groups = new Map<string, { labels: Labelled['labels']; values: number[] }>();
  for (const { labels, value } of vector) {
    const counted = countedLabels(labels, by);
    const key = keyOf(counted);
    const group = groups.get(key) ?? { labels: counted, values: [] };
    group.values.push(value);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, values }) => ({ labels, value: totals[op](values) }));
};
