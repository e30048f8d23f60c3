import { parser } from '@prometheus-io/lezer-promql';
import { parseDuration, parseSpan } from './duration';
import { PromqlError } from './error';
import {
  arithmetic,
  comparisons,
  setOperators,
  type BinaryOperator,
  type Expression,
  type Labelling,
  type Selector,
} from './types';
import { matchersOf } from './matchers';

type Node = ReturnType<typeof parser.parse>['topNode'];

/**
 * Reads an expression by the grammar of Prometheus itself.
 *
 * @throws {PromqlError} `SYNTAX` or `OUTSIDE_SUBSET`
 */
export const parsePromql = (written: string): Expression => {
  assertSyntax(written);
  const text = withOffsetsInParentheses(written);
  const [top] = childrenOf(parser.parse(text).topNode);
  if (top === undefined) throw new PromqlError('SYNTAX', 'expected an expression, found none');
  return expression(top, text);
};

/**
 * Whether a text is PromQL at all, known to the evaluator or not.
 *
 * @throws {PromqlError} `SYNTAX`, with the place where reading stopped
 */
export const assertSyntax = (text: string): void => {
  parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (!type.isError) return;
      throw new PromqlError('SYNTAX', `expected PromQL, found none at character ${from + 1}`);
    },
  });
};

/**
 * An offset belongs to the selector before it and to nothing else. The grammar is that of an editor
 * and lets `a unless b offset 5m` stand for an offset of the whole, so it is told where it belongs.
 */
const withOffsetsInParentheses = (text: string): string => {
  const selectors: Node[] = [];
  const edits: { readonly at: number; readonly what: string }[] = [];
  parser.parse(text).iterate({
    enter: ({ node, name }) => {
      if (name === 'VectorSelector' || name === 'MatrixSelector') selectors.push(node);
    },
    leave: ({ node, name }) => {
      const offset = name === 'OffsetExpr' ? node.getChild('Offset') : null;
      const of = selectors.find(
        ({ to }) => offset && to <= offset.from && text.slice(to, offset.from).trim() === '',
      );
      if (of) edits.push({ at: of.from, what: '(' }, { at: node.to, what: ')' });
    },
  });
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce((now, { at, what }) => now.slice(0, at) + what + now.slice(at), text);
};

const childrenOf = (node: Node): readonly Node[] => {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
};

const outside = (node: Node, text: string): PromqlError =>
  new PromqlError('OUTSIDE_SUBSET', `${text.slice(node.from, node.to)} (${node.name})`);

const expression = (node: Node, text: string): Expression => {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { kind: 'number', value: numberOf(node, text) };
    case 'ParenExpr':
      return expression(only(node, text), text);
    case 'UnaryExpr':
      return unary(node, text);
    case 'VectorSelector':
      return selector(node, text);
    case 'OffsetExpr':
      return offset(node, text);
    case 'FunctionCall':
      return call(node, text);
    case 'AggregateExpr':
      return aggregate(node, text);
    case 'BinaryExpr':
      return binary(node, text);
    default:
      throw outside(node, text);
  }
};

const only = (node: Node, text: string): Node => {
  const [child, ...others] = childrenOf(node);
  if (child === undefined || others.length > 0) throw outside(node, text);
  return child;
};

const numberOf = (node: Node, text: string): number => {
  const written = text.slice(node.from, node.to);
  if (/^[+-]?inf$/i.test(written)) return written.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(written)) return Number.NaN;
  const value = Number(written);
  if (!Number.isNaN(value)) return value;
  const durationMs = parseDuration(written);
  if (durationMs === null) throw outside(node, text);
  return durationMs / 1000;
};

const unary = (node: Node, text: string): Expression => {
  const [operator, of] = childrenOf(node);
  if (operator === undefined || of === undefined) throw outside(node, text);
  const inner = expression(of, text);
  return text.slice(operator.from, operator.to) === '-' ? { kind: 'negative', of: inner } : inner;
};

const selector = (node: Node, text: string): Selector => ({
  kind: 'selector',
  matchers: matchersOf(text.slice(node.from, node.to)),
  offsetMs: 0,
});

const offset = (node: Node, text: string): Selector => {
  const [of, , by] = childrenOf(node);
  if (of?.name !== 'VectorSelector' || by === undefined) throw outside(node, text);
  return { ...selector(of, text), offsetMs: durationOf(by, text) };
};

const durationOf = (node: Node, text: string): number => {
  const durationMs = parseSpan(text.slice(node.from, node.to));
  if (durationMs === null) throw outside(node, text);
  return durationMs;
};

const call = (node: Node, text: string): Expression => {
  const [identifier, body] = childrenOf(node);
  if (identifier === undefined || body === undefined) throw outside(node, text);
  const name = text.slice(identifier.from, identifier.to);
  const argument = only(body, text);
  if (name === 'vector') return { kind: 'vector', of: expression(argument, text) };
  if (name === 'rate' || name === 'increase') return growth(name, argument, text);
  throw outside(node, text);
};

const growth = (name: 'rate' | 'increase', node: Node, text: string): Expression => {
  if (node.name === 'ParenExpr') return growth(name, only(node, text), text);
  if (node.name === 'OffsetExpr') {
    const [range, , by] = childrenOf(node);
    if (range === undefined || by === undefined) throw outside(node, text);
    const inner = growth(name, range, text);
    if (inner.kind !== 'growth') throw outside(node, text);
    return { ...inner, of: { ...inner.of, offsetMs: durationOf(by, text) } };
  }
  const [of, window] = childrenOf(node);
  if (node.name !== 'MatrixSelector' || of === undefined || window === undefined) {
    throw outside(node, text);
  }
  return { kind: 'growth', name, of: selector(of, text), windowMs: durationOf(window, text) };
};

const aggregations = ['sum', 'min', 'max', 'count'] as const;

const aggregate = (node: Node, text: string): Expression => {
  const operator = node.getChild('AggregateOp');
  const body = node.getChild('FunctionCallBody');
  const op = aggregations.find(
    (known) => operator && text.slice(operator.from, operator.to).toLowerCase() === known,
  );
  if (op === undefined || body === null) throw outside(node, text);
  const modifier = node.getChild('AggregateModifier');
  const by = modifier === null ? nothing : labelling(modifier, text, 'Without');
  return { kind: 'aggregate', op, by, of: expression(only(body, text), text) };
};

/** No label counts: everything is one group. */
const nothing: Labelling = { excluding: false, labels: [] };

/** No label is left out: series match by all they have. */
const everything: Labelling = { excluding: true, labels: [] };

const labelling = (node: Node, text: string, excludes: string): Labelling => ({
  excluding: node.getChild(excludes) !== null,
  labels: (node.getChild('GroupingLabels')?.getChildren('LabelName') ?? []).map(({ from, to }) =>
    text.slice(from, to),
  ),
});

const binary = (node: Node, text: string): Expression => {
  const children = childrenOf(node);
  const [left, operator] = children;
  const right = children.at(-1);
  if (left === undefined || operator === undefined || right === undefined) {
    throw outside(node, text);
  }
  const written = text.slice(operator.from, operator.to).toLowerCase();
  const op = operators.find((known) => known === written);
  const clause = node.getChild('MatchingModifierClause');
  const isMany = clause?.getChild('GroupLeft') ?? clause?.getChild('GroupRight') ?? null;
  const isKnown = new Set(['BoolModifier', 'MatchingModifierClause']);
  if (
    op === undefined ||
    isMany !== null ||
    !children.slice(2, -1).every((n) => isKnown.has(n.name))
  ) {
    throw outside(node, text);
  }
  return {
    kind: 'binary',
    op,
    bool: node.getChild('BoolModifier') !== null,
    matching: clause === null ? everything : labelling(clause, text, 'Ignoring'),
    left: expression(left, text),
    right: expression(right, text),
  };
};

const operators: readonly BinaryOperator[] = [...setOperators, ...comparisons, ...arithmetic];
