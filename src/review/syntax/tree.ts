import type { SgNode } from '@ast-grep/napi';
import type { Span } from '../facts/types';

export const spanOf = (node: SgNode): Span => {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
};

export const isSame = (a: SgNode | null, b: SgNode): boolean => a !== null && a.id() === b.id();

/** The named children that are not comments. */
export const partsOf = (node: SgNode): SgNode[] =>
  node
    .children()
    .filter((child) => child.isNamed() && !child.kind().toString().includes('comment'));

/** Statements of a block that follow one of them. */
export const following = (node: SgNode): SgNode[] =>
  node.nextAll().filter((next) => next.isNamed() && !next.kind().toString().includes('comment'));

/** The nearest ancestor of one of these kinds. */
export const enclosing = (node: SgNode, kinds: ReadonlySet<string>): SgNode | null => {
  for (let at = node.parent(); at !== null; at = at.parent()) {
    if (kinds.has(at.kind().toString())) return at;
  }
  return null;
};

/** All nodes below (and including) one that are of these kinds, in source order. */
export const within = (node: SgNode, kinds: readonly string[]): SgNode[] =>
  node.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } });

export const textOf = (node: SgNode | null): string => node?.text() ?? '';

/** A text on one line, short enough to stand in a message. */
export const brief = (text: string, most = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};
