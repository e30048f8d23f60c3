import type { SgNode } from '@ast-grep/napi';
import type { Fate } from '../../facts/types';
import { Trace, combined, negated, type Value } from '../trace';
import { brief, enclosing, following, isSame, textOf, within } from '../tree';
import { typescriptGrammar } from '../grammar';
import { afterMember } from './members';
import { caughtBy, leavesBy } from './throwing';

/** Functions whose promise or result is that of what they are given. */
const PASSES_ON = new Set(
  'all race any allSettled resolve map flatMap forEach then run within inTime withTimeout timeout'.split(
    ' ',
  ),
);

const TRANSPARENT = new Set(
  (
    'parenthesized_expression non_null_expression as_expression satisfies_expression array ' +
    'ternary_expression spread_element sequence_expression'
  ).split(' '),
);

/** A result on its way out, and whether somebody has waited for its promise. */
export interface Way {
  readonly value: Value;
  readonly isAwaited: boolean;
}

/** Follows the result, or the promise, of a call outwards until it is clear what becomes of it. */
export const fateOf = (call: SgNode): Fate =>
  follow(call, { value: 'result', isAwaited: false }, new Trace());

const follow = (from: SgNode, start: Way, trace: Trace): Fate => {
  let node = from;
  let way = start;
  for (;;) {
    const parent = node.parent();
    if (parent === null) return trace.end('used', '');
    const kind = parent.kind().toString();
    if (kind === 'await_expression') way = { ...way, isAwaited: true };
    else if (kind === 'unary_expression') {
      const operator = parent.child(0)?.text();
      if (operator === 'void') return trace.discarded('void');
      if (operator === '!') way = { ...way, value: negated(orTruth(way.value)) };
    } else if (kind === 'member_expression' && isSame(parent.field('object'), node)) {
      const next = afterMember(parent, way, trace);
      if ('kind' in next) return next;
      way = next.way;
      node = next.node;
      continue;
    } else if (kind === 'binary_expression') branchOnOperator(parent, node, way, trace);
    else if (kind === 'arguments') {
      const outer = parent.parent();
      const name = /[\w$]+$/.exec(textOf(outer?.field('function') ?? null))?.[0] ?? '';
      if (outer === null || !PASSES_ON.has(name)) return trace.end('passed', name);
      if (name === 'allSettled') trace.note('Promise.allSettled(..)');
    } else if (kind === 'arrow_function') {
      const taker = parent.parent();
      if (taker?.kind() !== 'arguments') return returned(parent, way, trace);
      const name = /[\w$]+$/.exec(textOf(taker.parent()?.field('function') ?? null))?.[0] ?? '';
      if (!PASSES_ON.has(name)) return trace.end('passed', name);
      if (name === 'forEach') return trace.dropped('a callback of forEach');
    } else if (!TRANSPARENT.has(kind)) return onStatement(parent, node, way, trace);
    node = parent.kind() === 'arguments' ? (parent.parent() ?? parent) : parent;
  }
};

/** As a condition, a result that is there means success. */
const orTruth = (value: Value): Value => (value === 'result' ? 'succeeded' : value);

const branchOnOperator = (parent: SgNode, node: SgNode, { value }: Way, trace: Trace): void => {
  const operator = textOf(parent.field('operator'));
  const right = parent.field('right');
  if (!isSame(parent.field('left'), node) || right === null) return;
  const runsWhen =
    operator === '&&' ? orTruth(value) : operator === '||' ? negated(orTruth(value)) : null;
  if (runsWhen === 'succeeded') trace.onSuccess(right);
  if (runsWhen === 'failed') trace.onError(right);
};

const returned = (at: SgNode, { isAwaited }: Way, trace: Trace): Fate => {
  const caught = isAwaited ? caughtBy(at, trace) : null;
  return caught ?? trace.end('returned', 'return');
};

const onStatement = (parent: SgNode, node: SgNode, way: Way, trace: Trace): Fate => {
  switch (parent.kind()) {
    case 'expression_statement':
      return onBare(parent, way, trace);
    case 'return_statement':
      return returned(parent, way, trace);
    case 'if_statement':
    case 'while_statement':
      return onCondition(parent, orTruth(way.value), trace);
    case 'switch_statement':
      trace.onError(parent);
      return trace.end('handled', 'switch');
    case 'variable_declarator':
      return onDeclared(parent, way, trace);
    case 'assignment_expression':
      return onAssigned(parent, node, way, trace);
    default:
      return trace.end('used', brief(parent.text()));
  }
};

/** Nobody takes the value: what an awaited call throws goes on, and of a promise nobody hears. */
const onBare = (statement: SgNode, { isAwaited }: Way, trace: Trace): Fate => {
  const dropped = trace.dropped(isAwaited ? 'a bare statement' : 'a promise nobody waits for');
  if (dropped.kind !== 'unused') return dropped;
  const scope = enclosing(statement, typescriptGrammar.functions);
  const isAsync = scope !== null && /^(?:[\w\s]*\s)?async\b/.test(scope.text().slice(0, 60));
  const caught = isAwaited || !isAsync ? caughtBy(statement, trace) : null;
  if (caught !== null) return caught;
  return isAwaited ? trace.end('propagated', 'await outside of try') : dropped;
};

const onCondition = (branch: SgNode, value: Value, trace: Trace): Fate => {
  const taken = branch.field('consequence') ?? branch.field('body');
  const otherwise = branch.field('alternative');
  const [failing, passing] = value === 'succeeded' ? [otherwise, taken] : [taken, otherwise];
  trace.onError(failing);
  trace.onSuccess(passing);
  if (value === 'succeeded' && otherwise === null && leavesEarly(taken)) {
    for (const next of following(branch)) trace.onError(next);
  }
  trace.leaves ??= leavesBy(failing, null);
  return trace.end('handled', 'if');
};

const leavesEarly = (taken: SgNode | null): boolean =>
  taken !== null && within(taken, ['return_statement', 'continue_statement']).length > 0;

const onDeclared = (declarator: SgNode, way: Way, trace: Trace): Fate => {
  const name = textOf(declarator.field('name'));
  const declaration = declarator.parent();
  const caught = way.isAwaited ? caughtBy(declarator, trace) : null;
  if (declaration === null || name.startsWith('[')) return caught ?? trace.end('used', name);
  const destructured = /^\{(.*)\}$/s
    .exec(name)?.[1]
    ?.split(',')
    .map((one) => one.trim());
  const names = destructured?.map((one) => /[\w$]+$/.exec(one)?.[0] ?? '') ?? [name];
  const uses = names.flatMap((one, at) => {
    const told =
      destructured === undefined ? way : { ...way, value: tells(destructured[at] ?? '') };
    return following(declaration).flatMap((statement) => readsOf(statement, one, told));
  });
  const fate = combined(uses);
  if (caught !== null) {
    const errors = [...caught.errors, ...(fate?.kind === 'handled' ? fate.errors : [])];
    return { ...caught, errors, successes: fate?.successes ?? [] };
  }
  if (fate !== null) return fate;
  const never = `const ${name}, never read`;
  return trace.errors.length > 0 ? trace.end('handled', never) : trace.discarded(never);
};

/** What a member of a result object tells, by its name. */
const tells = (member: string): Value =>
  /^(?:err|error|failure|failed|isErr|cause|reason)\b/.test(member) ? 'failed' : 'succeeded';

const readsOf = (statement: SgNode, name: string, way: Way): Fate[] =>
  within(statement, ['identifier', 'shorthand_property_identifier'])
    .filter((identifier) => identifier.text() === name)
    .map((identifier) => follow(identifier, way, new Trace()));

const onAssigned = (assignment: SgNode, node: SgNode, way: Way, trace: Trace): Fate => {
  const left = textOf(assignment.field('left'));
  if (!isSame(assignment.field('right'), node)) return trace.end('used', left);
  const statement = assignment.parent();
  if (!/^[A-Za-z_$][\w$]*$/.test(left) || statement === null) return trace.end('used', left);
  const caught = way.isAwaited ? caughtBy(assignment, trace) : null;
  if (caught !== null) return caught;
  const scope = enclosing(assignment, typescriptGrammar.functions);
  const end = assignment.range().end.index;
  const reads = (scope === null ? [] : within(scope, ['identifier'])).filter(
    (identifier) => identifier.text() === left && identifier.range().start.index > end,
  );
  return reads.length > 0 ? trace.end('used', left) : trace.discarded(`${left} =, never read`);
};
