import { PromqlError } from './error';
import { countedLabels, keyOf, nameless } from './labels';
import {
  comparisons,
  setOperators,
  type Arithmetic,
  type BinaryOperator,
  type Comparison,
  type InstantVector,
  type Labelled,
  type Labelling,
  type SetOperator,
} from './types';

/** An operator with what modifies it. */
export interface Operation {
  readonly op: BinaryOperator;
  readonly bool: boolean;
  readonly matching: Labelling;
}

type Value = number | InstantVector;

/** Puts two sides together as Prometheus does: scalars, vectors, or one of each. */
export const combine = (operation: Operation, left: Value, right: Value): Value => {
  const { op, bool, matching } = operation;
  if (typeof left === 'number' && typeof right === 'number') return compute(op, left, right);
  if (typeof left === 'number') {
    return (right as InstantVector).flatMap((one) => keep(op, bool, one, left, one.value));
  }
  if (typeof right === 'number') {
    return left.flatMap((one) => keep(op, bool, one, one.value, right));
  }
  return isSetOperator(op)
    ? joinSets(op, matching, left, right)
    : matchPairs(operation, left, right);
};

const isSetOperator = (op: BinaryOperator): op is SetOperator =>
  setOperators.some((known) => known === op);

const isComparison = (op: BinaryOperator): op is Comparison =>
  comparisons.some((known) => known === op);

const compare: Record<Comparison, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

const calculate: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

const compute = (op: BinaryOperator, a: number, b: number): number => {
  if (isSetOperator(op)) throw new PromqlError('SYNTAX', `${op} joins vectors, found a number`);
  return isComparison(op) ? Number(compare[op](a, b)) : calculate[op](a, b);
};

/** A comparison without `bool` lets the vector's element through as it is, or not at all. */
const keep = (
  op: BinaryOperator,
  bool: boolean,
  one: Labelled,
  a: number,
  b: number,
): readonly Labelled[] => {
  const value = compute(op, a, b);
  if (isComparison(op) && !bool) return value === 1 ? [one] : [];
  return [{ labels: nameless(one.labels), value }];
};

const joinSets = (
  op: SetOperator,
  matching: Labelling,
  left: InstantVector,
  right: InstantVector,
): InstantVector => {
  const key = ({ labels }: Labelled): string => keyOf(countedLabels(labels, matching));
  const onLeft = new Set(left.map(key));
  const onRight = new Set(right.map(key));
  switch (op) {
    case 'and':
      return left.filter((one) => onRight.has(key(one)));
    case 'unless':
      return left.filter((one) => !onRight.has(key(one)));
    case 'or':
      return [...left, ...right.filter((one) => !onLeft.has(key(one)))];
  }
};

const matchPairs = (
  { op, bool, matching }: Operation,
  left: InstantVector,
  right: InstantVector,
): InstantVector => {
  const partners = byKey(right, matching);
  return [...byKey(left, matching)].flatMap(([key, one]) => {
    const partner = partners.get(key);
    if (partner === undefined) return [];
    const labels = matching.excluding ? nameless(one.labels) : one.labels;
    return keep(op, bool, { ...one, labels }, one.value, partner.value).map((kept) => ({
      ...kept,
      labels: countedLabels(kept.labels, matching),
    }));
  });
};

/** @throws {PromqlError} `AMBIGUOUS` where one side has two of the same labels. */
const byKey = (side: InstantVector, matching: Labelling): ReadonlyMap<string, Labelled> => {
  const map = new Map<string, Labelled>();
  for (const one of side) {
    const key = keyOf(countedLabels(one.labels, matching));
    if (map.has(key)) {
      throw new PromqlError('AMBIGUOUS', `expected one series to match, found several with ${key}`);
    }
    map.set(key, one);
  }
  return map;
};
