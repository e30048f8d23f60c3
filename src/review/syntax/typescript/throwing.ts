import type { SgNode } from '@ast-grep/napi';
import type { Fate } from '../../facts/types';
import { typescriptGrammar } from '../grammar';
import type { Trace } from '../trace';
import { brief, enclosing, isSame, textOf, within } from '../tree';

const NESTED = new Set(['arrow_function', 'function_expression', 'function_declaration']);

/** The catch clause around a node that hears what is thrown there, within the same function. */
export const caughtBy = (node: SgNode, trace: Trace): Fate | null => {
  for (let at = node; ;) {
    const parent = at.parent();
    if (parent === null || typescriptGrammar.functions.has(at.kind().toString())) return null;
    if (parent.kind() === 'try_statement' && isSame(parent.field('body'), at)) {
      const handler = parent.field('handler');
      if (handler !== null) {
        trace.onError(handler.field('body'));
        trace.leaves ??= leavesBy(handler.field('body'), textOf(handler.field('parameter')));
        return trace.end('handled', 'catch');
      }
    }
    at = parent;
  }
};

/** How an error branch throws on what the audit threw, or throws because of it (REVIEW-7). */
export const leavesBy = (branch: SgNode | null, binding: string | null): string | null => {
  if (branch === null) return null;
  const isHandler = /arrow_function|function_expression/.test(branch.kind().toString());
  const name = isHandler
    ? (/[A-Za-z_$][\w$]*/.exec(
        textOf(branch.field('parameter') ?? branch.field('parameters')),
      )?.[0] ?? '')
    : binding;
  const found = within(branch, ['throw_statement', 'call_expression']).find((end) => {
    const nested = enclosing(end, NESTED);
    const isInside = nested !== null && nested.range().start.index > branch.range().start.index;
    if (isInside) return false;
    if (end.kind() === 'call_expression') {
      return /^(?:process\.(?:exit|abort)|Promise\.reject)$/.test(textOf(end.field('function')));
    }
    const text = end.text();
    const speaks =
      name !== null && name !== '' && new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`).test(text);
    return speaks || /audit/i.test(text);
  });
  return found === undefined ? null : brief(found.text());
};
