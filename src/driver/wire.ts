import { z } from 'zod';
import {
  LINE_LIMIT_BYTES,
  hostMessageSchema,
  subjectMessageSchema,
  type HostMessage,
  type SubjectMessage,
} from '../protocol';
import { SubjectError } from './subject-error';

/** As much of an offending line as an error repeats. */
const EXCERPT_CHARACTERS = 400;

/** Stands where a text was cut. */
export const CUT = '… (';

/** With its BOM kept, so that JSON refuses it: stdout carries protocol only. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The line that says a message, newline included.
 *
 * @throws {SubjectError} INVALID_REQUEST when it is not of the protocol, or too long.
 */
export const encode = (message: HostMessage): string => {
  const checked = hostMessageSchema.safeParse(message);
  if (!checked.success) {
    throw badRequest('a message of protocol version 1', z.prettifyError(checked.error));
  }
  const line = JSON.stringify(checked.data);
  const bytes = Buffer.byteLength(line);
  if (bytes > LINE_LIMIT_BYTES) {
    throw badRequest(`a message of at most ${LINE_LIMIT_BYTES} bytes`, `one of ${bytes} bytes`);
  }
  return `${line}\n`;
};

/**
 * Reads one line a subject said.
 *
 * @throws {SubjectError} NOT_UTF8, NOT_JSON or INVALID_MESSAGE.
 */
export const decode = (bytes: Buffer): SubjectMessage => {
  const line = readText(bytes);
  const checked = subjectMessageSchema.safeParse(readJson(line));
  if (checked.success) return checked.data;
  throw invalidMessage('a message of protocol version 1 on stdout', checked.error, line);
};

/** A message, or a part of one, that is not of its schema. */
export const invalidMessage = (expected: string, error: z.ZodError, line: string): SubjectError =>
  new SubjectError(
    'INVALID_MESSAGE',
    {
      expected,
      found: `${excerpt(line)} (${z.prettifyError(error)})`,
      todo: 'Compare it with the JSON Schemas that `proofgate schema` prints.',
    },
    { line: excerpt(line) },
  );

/** The beginning of a text, with a word on how much is missing. */
export const excerpt = (text: string): string =>
  text.length <= EXCERPT_CHARACTERS
    ? text
    : `${text.slice(0, EXCERPT_CHARACTERS)}${CUT}${text.length - EXCERPT_CHARACTERS} more characters)`;

/** A line as text to show, whatever its bytes are. */
export const legible = (bytes: Buffer): string => bytes.toString('utf8');

const readText = (bytes: Buffer): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw unreadable('NOT_UTF8', 'a line of UTF-8 on stdout', legible(bytes));
  }
};

const readJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable('NOT_JSON', 'a line of JSON on stdout', line);
  }
};

/** Without a cause: JSON.parse quotes a piece of the line, and there may be half a token in it. */
const unreadable = (code: 'NOT_UTF8' | 'NOT_JSON', expected: string, line: string): SubjectError =>
  new SubjectError(
    code,
    {
      expected,
      found: JSON.stringify(excerpt(line)),
      todo: 'Stdout carries protocol only: send logs and prints to stderr.',
    },
    { line: excerpt(line) },
  );

const badRequest = (expected: string, found: string): SubjectError =>
  new SubjectError('INVALID_REQUEST', {
    expected,
    found: excerpt(found),
    todo: 'Nothing was sent: correct the arguments of the call.',
  });
