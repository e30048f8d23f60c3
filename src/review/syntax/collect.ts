import type { SgNode } from '@ast-grep/napi';
import { contains, type Span } from '../facts/types';

/** All nodes of some kinds in one walk of the tree, to be asked for by kind. */
export const byKind = <K extends string>(
  root: SgNode,
  kinds: readonly K[],
): ((kind: K) => readonly SgNode[]) => {
  const found = new Map<string, SgNode[]>(kinds.map((kind) => [kind, []]));
  for (const node of root.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } })) {
    found.get(node.kind().toString())?.push(node);
  }
  return (kind) => found.get(kind) ?? [];
};

/** Whether a stretch is outside all of these others. */
export const inCode =
  (others: readonly Span[]) =>
  (span: Span): boolean =>
    !others.some((other) => contains(other, span));

/** The outermost of stretches that lie within each other. */
export const stretches = (spans: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !spans.some((other) => other !== span && contains(other, span)));
