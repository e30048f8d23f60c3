import type { SgNode } from '@ast-grep/napi';
import type { Fate } from '../../facts/types';
import type { Trace, Value } from '../trace';
import { isSame, partsOf, textOf } from '../tree';
import type { Way } from './fate';
import { leavesBy } from './throwing';

/** Where to go on from after a member was taken or a method called. */
interface Onward {
  readonly node: SgNode;
  readonly way: Way;
}

/** What a member of a result tells when it is true or there. */
const TELLS: Readonly<Record<string, Value>> = {
  ...{ ok: 'succeeded', success: 'succeeded', succeeded: 'succeeded', accepted: 'succeeded' },
  ...{ isOk: 'succeeded', isSuccess: 'succeeded' },
  ...{ isErr: 'failed', isError: 'failed', failed: 'failed', error: 'failed', err: 'failed' },
};

const FORGETS = new Set(['unwrapOr', 'orUndefined', 'orNull']);
const THROWS = new Set(['unwrap', 'expect', '_unsafeUnwrap', 'orThrow']);

/** What the next member or method makes of a promise or of a result. */
export const afterMember = (member: SgNode, way: Way, trace: Trace): Onward | Fate => {
  const name = textOf(member.field('property'));
  const above = member.parent();
  const isCall = above?.kind() === 'call_expression' && isSame(above.field('function'), member);
  const told = Object.hasOwn(TELLS, name) ? TELLS[name] : undefined;
  if (told !== undefined) {
    return { node: isCall ? above : member, way: { ...way, value: told } };
  }
  if (!isCall) return trace.end('used', `.${name} of it is read`);
  const args = above.field('arguments');
  const [first = null, second = null] = args === null ? [] : partsOf(args);
  if (FORGETS.has(name)) return trace.discarded(`.${name}(..)`);
  if (THROWS.has(name)) return trace.end('propagated', `.${name}(..)`);
  if (name === 'catch') return caught(first, above, way, trace);
  if (name === 'then') {
    trace.onSuccess(first);
    if (second !== null) return caught(second, above, way, trace);
  } else if (name === 'match') {
    trace.onSuccess(first);
    trace.onError(second);
    return trace.end('handled', '.match(..)');
  } else if (name === 'mapErr' || name === 'orElse') trace.onError(first);
  else if (name === 'map' || name === 'andThen') trace.onSuccess(first);
  else if (name !== 'finally') return trace.end('used', `.${name}(..)`);
  return { node: above, way };
};

/** A handler that does nothing is no handler, however it is spelled. */
const caught = (handler: SgNode | null, call: SgNode, way: Way, trace: Trace): Onward | Fate => {
  if (handler === null || isIdle(handler)) {
    trace.note(`.catch(${textOf(handler) || ''})`);
    return { node: call, way };
  }
  trace.onError(handler);
  trace.leaves ??= leavesBy(handler, null);
  return { node: call, way };
};

const isIdle = (handler: SgNode): boolean => {
  if (/^(?:noop|identity|undefined|_\.noop)$/.test(handler.text())) return true;
  const body = handler.field('body');
  if (body === null) return false;
  if (body.kind() !== 'statement_block')
    return /^(?:undefined|null|void 0|\{\}|true|false)$/.test(body.text());
  return partsOf(body).every((statement) =>
    /^return(?: undefined| null| false)?;?$/.test(statement.text()),
  );
};
