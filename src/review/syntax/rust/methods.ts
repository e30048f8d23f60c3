import type { SgNode } from '@ast-grep/napi';
import type { Fate } from '../../facts/types';
import type { Trace, Value } from '../trace';
import { partsOf, textOf } from '../tree';
import { bindingIn } from './patterns';
import { leavesBy } from './leaving';

/** One call in a chain of methods. */
export interface Link {
  readonly call: SgNode;
  readonly name: string;
  readonly args: readonly SgNode[];
}

/** The method that is called on what a field expression stands for, or null when none is. */
export const chained = (field: SgNode): Link | null => {
  const above = field.parent();
  const call = above?.kind() === 'generic_function' ? above.parent() : above;
  if (call?.kind() !== 'call_expression') return null;
  const args = call.field('arguments');
  return {
    call,
    name: textOf(field.field('field')),
    args: args === null ? [] : partsOf(args),
  };
};

/** What a question about a result, or about one half of it, tells when it is answered with yes. */
const QUESTIONS: Readonly<Record<string, (value: Value) => Value>> = {
  is_err: () => 'failed',
  is_err_and: () => 'failed',
  is_ok: () => 'succeeded',
  is_ok_and: () => 'succeeded',
  is_some: (value) => (value === 'err' ? 'failed' : 'succeeded'),
  is_none: (value) => (value === 'err' ? 'succeeded' : 'failed'),
  ok: () => 'ok',
  err: () => 'err',
};

/** Methods that are given a handler of the error, and those that end the result by it. */
const ON_ERROR = new Set(['map_err', 'or_else', 'inspect_err', 'unwrap_or_else', 'map_or_else']);
const ENDS = new Set(['unwrap_or_else', 'map_or_else']);
const ON_SUCCESS = new Set(['map', 'and_then', 'inspect']);
const FORGETS = new Set(['unwrap_or', 'unwrap_or_default', 'map_or', 'and', 'or']);
const PANICS = new Set(['unwrap', 'expect', 'unwrap_unchecked']);

/** What the next method makes of a value: what it tells from now on, or the end of it. */
export const afterMethod = (link: Link, value: Value, trace: Trace): Value | Fate => {
  const { name, args } = link;
  const question = Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined;
  if (question !== undefined) {
    if (name === 'ok' || name === 'err') trace.note(`.${name}()`);
    return question(value);
  }
  if (PANICS.has(name)) return trace.end('propagated', `.${name}(..)`);
  if (FORGETS.has(name)) return trace.discarded(`.${name}(..)`);
  if (ON_ERROR.has(name)) {
    // `map_err(SomeError::from)` makes another error of it and does nothing else.
    handle(args[0] ?? null, trace, name);
    if (name === 'map_or_else') trace.onSuccess(args[1] ?? null);
    return ENDS.has(name) ? trace.end('handled', `.${name}(..)`) : 'result';
  }
  if (ON_SUCCESS.has(name)) trace.onSuccess(args[0] ?? null);
  return value;
};

const handle = (handler: SgNode | null, trace: Trace, name: string): void => {
  trace.onError(handler);
  if (handler?.kind() !== 'closure_expression') return;
  const body = handler.field('body');
  const binding = bindingIn(`(${textOf(handler.field('parameters')).replace(/^\||\|$/g, '')})`);
  // What `map_err` returns goes on as an error; only the others end here.
  if (name === 'unwrap_or_else') trace.leaves ??= leavesBy(body, binding);
};
