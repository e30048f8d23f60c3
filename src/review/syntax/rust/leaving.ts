import type { SgNode } from '@ast-grep/napi';
import { brief, enclosing, isSame, textOf, within } from '../tree';

const FATAL_MACROS = new Set(['panic', 'unreachable', 'todo', 'unimplemented']);

/**
 * How an error branch makes the operation fail because of the audit: it panics, ends the process, or
 * returns an error made of this one. Returning the error that the operation would have returned
 * anyway is no such thing (REVIEW-7).
 */
export const leavesBy = (branch: SgNode | null, binding: string | null): string | null => {
  if (branch === null) return null;
  const speaks = (text: string): boolean =>
    /audit/i.test(text) ||
    (binding !== null && binding !== '_' && new RegExp(`\\b${binding}\\b`).test(text));
  const ends = within(branch, ['macro_invocation', 'call_expression', 'return_expression']);
  for (const end of ends) {
    if (isInClosure(end, branch)) continue;
    const text = end.text();
    if (end.kind() === 'macro_invocation') {
      if (FATAL_MACROS.has(textOf(end.field('macro')))) return brief(text);
    } else if (end.kind() === 'return_expression') {
      if (/\bErr\s*\(/.test(text) && speaks(text)) return brief(text);
    } else if (/\bprocess::(exit|abort)$/.test(textOf(end.field('function')))) {
      return brief(text);
    }
  }
  const isValue = branch.kind() === 'call_expression' && /^Err\s*\(/.test(branch.text());
  return isValue && speaks(branch.text()) ? brief(branch.text()) : null;
};

const isInClosure = (node: SgNode, branch: SgNode): boolean => {
  const closure = enclosing(node, new Set(['closure_expression', 'async_block']));
  return (
    closure !== null &&
    !isSame(branch, closure) &&
    branch.range().start.index < closure.range().start.index
  );
};
