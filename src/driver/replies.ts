import type { z } from 'zod';
import {
  operations,
  type HelloOk,
  type OperationName,
  type OperationValue,
  type Ready,
  type SubjectMessage,
} from '../protocol';
import { SubjectError } from './subject-error';
import type { Answer } from './types';
import { excerpt, invalidMessage } from './wire';

type Reply<T extends SubjectMessage['type']> = Extract<SubjectMessage, { type: T }>;

/**
 * Reads the reply to `hello`.
 *
 * @throws {SubjectError} UNSUPPORTED_VERSION, REFUSED, WRONG_NONCE or OUT_OF_SEQUENCE.
 */
export const readIdentity = (
  message: SubjectMessage,
  hello: { readonly protocols: readonly number[]; readonly nonce: string },
): HelloOk => {
  if (message.type === 'hello_refused') throw refusal(message, hello.protocols);
  if (message.type !== 'hello_ok') throw unexpected('hello_ok or hello_refused', message);
  if (!hello.protocols.includes(message.protocol)) {
    throw unsupportedVersion(hello.protocols, [message.protocol], 'it answered hello_ok');
  }
  if (message.nonce !== hello.nonce) throw wrongNonce(message, hello.nonce);
  return message;
};

/** Reads the reply to `begin`. @throws {SubjectError} OUT_OF_SEQUENCE. */
export const readReady = (message: SubjectMessage, caseId: string): Ready => {
  if (message.type === 'ready' && message.case === caseId) return message;
  throw unexpected(`ready for case "${caseId}"`, message);
};

/** Reads the reply to `end`. @throws {SubjectError} OUT_OF_SEQUENCE. */
export const readEnded = (message: SubjectMessage, caseId: string): void => {
  if (message.type === 'ended' && message.case === caseId) return;
  throw unexpected(`ended for case "${caseId}"`, message);
};

/**
 * Reads the reply to an operation.
 *
 * @throws {SubjectError} OUT_OF_SEQUENCE, INVALID_MESSAGE or ADAPTER_ERROR.
 */
export const readAnswer = <N extends OperationName>(
  message: SubjectMessage,
  name: N,
  seq: number,
): Answer<N> => {
  if (!('seq' in message) || message.seq !== seq) {
    throw unexpected(`the answer to ${name}, seq ${seq}`, message);
  }
  switch (message.type) {
    case 'ack':
      return { kind: 'ack', value: readValue(message, name) };
    case 'error':
      return { kind: 'error', code: message.code, message: message.message };
    case 'unsupported':
      return { kind: 'unsupported', capability: message.capability };
    case 'adapter_error':
      throw adapterError(message, name);
  }
};

/** What nobody asked for, or the answer to something else. */
export const unexpected = (expected: string, message: SubjectMessage): SubjectError => {
  const line = excerpt(JSON.stringify(message));
  return new SubjectError(
    'OUT_OF_SEQUENCE',
    {
      expected,
      found: line,
      todo: 'Answer each message once, in order, with its own seq or case, and say nothing unasked.',
    },
    { line },
  );
};

const readValue = <N extends OperationName>(message: Reply<'ack'>, name: N): OperationValue<N> => {
  const schema: z.ZodType = operations[name].value;
  const checked = schema.safeParse(message.value);
  if (checked.success) return checked.data as OperationValue<N>;
  throw invalidMessage(`the value of ${name}`, checked.error, JSON.stringify(message));
};

const adapterError = (message: Reply<'adapter_error'>, name: OperationName): SubjectError =>
  new SubjectError('ADAPTER_ERROR', {
    expected: `the adapter to try ${name}`,
    found: `adapter_error: ${excerpt(message.message)}`,
    todo: 'Mend the adapter; nothing can be said of the subject until then.',
  });

const refusal = (message: Reply<'hello_refused'>, ours: readonly number[]): SubjectError => {
  if (!message.protocols.some((protocol) => ours.includes(protocol))) {
    return unsupportedVersion(ours, message.protocols, `it refused: ${excerpt(message.reason)}`);
  }
  return new SubjectError('REFUSED', {
    expected: 'hello_ok',
    found: `hello_refused: ${excerpt(message.reason)}`,
    todo: 'It speaks our protocol, so the reason lies in the subject: see what it says.',
  });
};

const unsupportedVersion = (
  ours: readonly number[],
  theirs: readonly number[],
  how: string,
): SubjectError =>
  new SubjectError('UNSUPPORTED_VERSION', {
    expected: `a subject that speaks protocol ${ours.join(' or ')}`,
    found: `one that speaks protocol ${theirs.join(', ')} (${how})`,
    todo: 'Use an adapter and a gate whose protocol versions overlap.',
  });

const wrongNonce = (message: HelloOk, nonce: string): SubjectError =>
  new SubjectError('WRONG_NONCE', {
    expected: `hello_ok with the nonce of this run, ${nonce}`,
    found: `the nonce ${message.nonce}`,
    todo: 'Return the nonce of hello as it came: a recorded answer is no answer.',
  });
