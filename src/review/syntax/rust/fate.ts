import type { SgNode } from '@ast-grep/napi';
import type { Fate } from '../../facts/types';
import { Trace, combined, negated, type Value } from '../trace';
import { brief, enclosing, following, isSame, textOf, within } from '../tree';
import { afterMethod, chained } from './methods';
import { bindingIn, outcomeOf } from './patterns';
import { leavesBy } from './leaving';

/** Functions whose result is that of the closure, future or value they are given. */
const PASSES_ON = new Set(
  (
    'block_on block_in_place spawn_blocking spawn spawn_local timeout timeout_at pin new Some Ok ' +
    'map and_then then join join_all scope run_until in_scope instrument run with'
  ).split(' '),
);
const THROWS_AWAY = new Set(['drop', 'forget']);

/** Kinds through which a value passes unchanged. */
const TRANSPARENT = new Set(
  (
    'await_expression parenthesized_expression reference_expression async_block unsafe_block ' +
    'match_arm match_block else_clause type_cast_expression let_chain closure_expression'
  ).split(' '),
);

/** Follows the result of a call outwards until it is clear what becomes of it. */
export const fateOf = (call: SgNode): Fate => follow(call, 'result', new Trace());

const follow = (from: SgNode, start: Value, trace: Trace): Fate => {
  let node = from;
  let value = start;
  for (;;) {
    const parent = node.parent();
    if (parent === null) return trace.end('used', '');
    const kind = parent.kind().toString();
    if (kind === 'try_expression') return trace.end('propagated', '?');
    if (kind === 'field_expression') {
      const link = chained(parent);
      if (link === null) return trace.end('used', 'a field of it is read');
      const next = afterMethod(link, value, trace);
      if (typeof next !== 'string') return next;
      value = next;
      node = link.call;
    } else if (kind === 'unary_expression') {
      if (parent.child(0)?.text() === '!') value = negated(value);
      node = parent;
    } else if (kind === 'binary_expression') {
      branchOnOperator(parent, node, value, trace);
      node = parent;
    } else if (kind === 'arguments') {
      const callee = textOf(parent.parent()?.field('function') ?? null);
      const name =
        callee
          .replace(/::<[^()]*>$/, '')
          .split(/::|\./)
          .at(-1) ?? '';
      if (THROWS_AWAY.has(name)) return trace.discarded(`${name}(..)`);
      const outer = parent.parent();
      if (!PASSES_ON.has(name) || outer === null) return trace.end('passed', name);
      node = outer;
    } else if (kind === 'block' || TRANSPARENT.has(kind)) {
      if (kind === 'block' && following(node).length > 0) return trace.dropped('a bare statement');
      if (kind === 'block' && parent.parent()?.kind() === 'function_item') {
        return trace.end('returned', 'the value of the function');
      }
      node = parent;
    } else if (kind === 'expression_statement') {
      const isTail = !textOf(parent).endsWith(';') && following(parent).length === 0;
      if (!isTail) return trace.dropped('a bare statement');
      node = parent;
    } else if (kind === 'if_expression' || kind === 'while_expression') {
      if (isSame(parent.field('condition'), node)) return onCondition(parent, value, trace);
      node = parent;
    } else if (kind === 'match_expression') {
      if (isSame(parent.field('value'), node)) return onMatch(parent, value, trace);
      node = parent;
    } else {
      return onBinding(parent, node, value, trace);
    }
  }
};

/** `emit(..).is_ok() && flush()`: what stands on the right runs only after one of the outcomes. */
const branchOnOperator = (parent: SgNode, node: SgNode, value: Value, trace: Trace): void => {
  const operator = textOf(parent.field('operator'));
  const right = parent.field('right');
  if (!isSame(parent.field('left'), node) || right === null) return;
  const runsWhen = operator === '&&' ? value : operator === '||' ? negated(value) : 'result';
  if (runsWhen === 'succeeded') trace.onSuccess(right);
  if (runsWhen === 'failed') trace.onError(right);
};

const onCondition = (branch: SgNode, value: Value, trace: Trace): Fate => {
  const taken = branch.field('consequence') ?? branch.field('body');
  const otherwise = branch.field('alternative');
  const [failing, passing] = value === 'succeeded' ? [otherwise, taken] : [taken, otherwise];
  trace.onError(failing);
  trace.onSuccess(passing);
  trace.leaves ??= leavesBy(failing, null);
  return trace.end('handled', 'if');
};

const onMatch = (match: SgNode, value: Value, trace: Trace): Fate => {
  const arms = within(match.field('body') ?? match, ['match_arm']).filter((arm) =>
    isSame(arm.parent()?.parent() ?? null, match),
  );
  const outcomes = arms.map((arm) => outcomeOf(textOf(arm.field('pattern')), value));
  const rest: Value = outcomes.includes('failed') ? 'succeeded' : 'failed';
  trace.onError(null);
  arms.forEach((arm, at) => {
    const body = arm.field('value');
    if ((outcomes[at] ?? rest) === 'failed') {
      trace.onError(body);
      trace.leaves ??= leavesBy(body, bindingIn(textOf(arm.field('pattern'))));
    } else trace.onSuccess(body);
  });
  trace.isEither = trace.errors.length > 1;
  return trace.end('handled', 'match');
};

const onBinding = (parent: SgNode, node: SgNode, value: Value, trace: Trace): Fate => {
  switch (parent.kind()) {
    case 'let_condition':
      return onLetCondition(parent, value, trace);
    case 'let_declaration':
      return onLet(parent, value, trace);
    case 'assignment_expression': {
      const left = textOf(parent.field('left'));
      if (left === '_') return trace.discarded('_ =');
      return isSame(parent.field('right'), node) ? trace.end('used', left) : trace.end('used', '');
    }
    case 'return_expression':
    case 'break_expression':
      return trace.end('returned', 'return');
    default:
      return trace.end('used', brief(parent.text()));
  }
};

/** `if let Err(e) = ..` and its like, inside a chain of conditions too. */
const onLetCondition = (condition: SgNode, value: Value, trace: Trace): Fate => {
  const pattern = textOf(condition.field('pattern'));
  const branch = enclosing(condition, new Set(['if_expression', 'while_expression']));
  if (branch === null) return trace.end('used', brief(condition.text()));
  const taken = branch.field('consequence') ?? branch.field('body');
  const otherwise = branch.field('alternative');
  const isErr = outcomeOf(pattern, value) === 'failed';
  const failing = isErr ? taken : otherwise;
  trace.onError(failing);
  trace.onSuccess(isErr ? otherwise : taken);
  trace.leaves ??= leavesBy(failing, bindingIn(pattern));
  return trace.end('handled', `if let ${brief(pattern)}`);
};

const onLet = (declaration: SgNode, value: Value, trace: Trace): Fate => {
  const pattern = textOf(declaration.field('pattern'));
  if (pattern === '_') return trace.discarded('let _');
  const otherwise = declaration.field('alternative');
  if (otherwise !== null) {
    const isErr = outcomeOf(pattern, value) === 'failed';
    if (isErr) {
      trace.onSuccess(otherwise);
      trace.onError(null);
      for (const next of following(declaration)) trace.onError(next);
    } else {
      trace.onError(otherwise);
      trace.leaves ??= leavesBy(otherwise, null);
    }
    return trace.end('handled', 'let .. else');
  }
  const name = /^(?:mut\s+)?([a-z_]\w*)$/.exec(pattern)?.[1];
  if (name === undefined) return trace.end('used', `let ${brief(pattern)}`);
  return ofUses(declaration, name, value, trace);
};

/** A binding is as good as its uses: one that nobody reads discards its value, whatever its name. */
const ofUses = (declaration: SgNode, name: string, value: Value, trace: Trace): Fate => {
  const uses: Fate[] = [];
  for (const statement of following(declaration)) {
    const isAgain =
      statement.kind() === 'let_declaration' &&
      textOf(statement.field('pattern')).replace(/^mut\s+/, '') === name;
    const readable = isAgain ? statement.field('value') : statement;
    if (readable !== null) uses.push(...readsOf(readable, name, value));
    if (isAgain) break;
  }
  const fate = combined(uses);
  if (fate === null) return trace.discarded(`let ${name}, never read`);
  if (trace.errors.length === 0) return fate;
  return { ...fate, kind: 'handled', errors: [...trace.errors, ...fate.errors] };
};

const readsOf = (statement: SgNode, name: string, value: Value): Fate[] =>
  within(statement, ['identifier'])
    .filter((identifier) => identifier.text() === name)
    .map((identifier) => {
      const inMacro = enclosing(identifier, new Set(['token_tree'])) !== null;
      return inMacro ? new Trace().end('used', 'a macro') : follow(identifier, value, new Trace());
    })
    .concat(
      new RegExp(`\\{${name}(:[^}]*)?\\}`).test(statement.text())
        ? [{ ...new Trace().end('used', 'a format string') }]
        : [],
    );
