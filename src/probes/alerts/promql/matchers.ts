import { parser } from '@prometheus-io/lezer-promql';
import { PromqlError } from './error';
import type { LabelMatcher } from './types';

/** Under which label a series keeps the name of its metric. */
export const NAME = '__name__';

/** Reads the matchers of a selector such as `failures{crate="loader"}`. */
export const matchersOf = (selector: string): readonly LabelMatcher[] => {
  const matchers: LabelMatcher[] = [];
  parser.parse(selector).iterate({
    enter: ({ name, node }) => {
      const text = selector.slice(node.from, node.to);
      if (name === 'Identifier') matchers.push({ label: NAME, op: '=', value: text });
      if (name === 'QuotedLabelMatcher' || name === 'QuotedLabelName') {
        throw new PromqlError('OUTSIDE_SUBSET', `a quoted label name: ${text}`);
      }
      if (name === 'UnquotedLabelMatcher') matchers.push(matcherOf(text));
    },
  });
  return matchers;
};

const matcherOf = (text: string): LabelMatcher => {
  const [, label = '', op = '=', quoted = ''] = /^(\w+)\s*(=~|!~|!=|=)\s*(.*)$/s.exec(text) ?? [];
  const matcher: LabelMatcher = { label, op: op as LabelMatcher['op'], value: unquote(quoted) };
  if (op.endsWith('~')) assertPattern(matcher.value);
  return matcher;
};

/** Prometheus reads RE2; what JavaScript cannot read as well is not guessed at. */
const assertPattern = (pattern: string): void => {
  try {
    new RegExp(pattern);
  } catch {
    throw new PromqlError('OUTSIDE_SUBSET', `the pattern ${JSON.stringify(pattern)}`);
  }
};

/** Backquotes keep everything as it is; both other quotes know the usual escapes. */
const unquote = (quoted: string): string => {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  return inner.replace(/\\(.)/g, (_, escaped: string) =>
    escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped,
  );
};

/** Whether a series is one that all matchers take; an absent label is an empty one. */
export const isTaken = (
  labels: Readonly<Record<string, string>>,
  matchers: readonly LabelMatcher[],
): boolean =>
  matchers.every(({ label, op, value }) => {
    const found = labels[label] ?? '';
    if (op === '=') return found === value;
    if (op === '!=') return found !== value;
    const alike = new RegExp(`^(?:${value})$`, 's').test(found);
    return op === '=~' ? alike : !alike;
  });
