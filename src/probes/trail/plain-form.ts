import { HEX_BYTES, PREV_HASH_FROM_END, type Form } from './layout';
import { NOT_PLAIN, skipInteger, skipPlainValue, skipString, skipWord } from './plain-json';

const SEQ = Buffer.from('{"seq":');
const LOG_ID = Buffer.from(',"log_id":');
const AUDIT_ID = Buffer.from(',"audit_id":');
const TIMESTAMP = Buffer.from(',"timestamp":');
const SERVICE_ID = Buffer.from(',"service_id":');
const SEVERITY = Buffer.from(',"severity":');
const LIFE = Buffer.from('"LIFE"');
const EVENT = Buffer.from(',"event":');
const EVENT_TYPE = Buffer.from('{"event_type":"');
const PREV_HASH = Buffer.from(',"prev_hash":"');
const HASH = Buffer.from('","hash":"');
const END = Buffer.from('"}');

/** Fifteen digits are always an exact number. */
const MAX_SEQ_DIGITS = 15;
const ZERO = 0x30;

/**
 * The form of a plain line, read in one pass over its bytes; null for any other, good or bad, which
 * `readForm` then looks at with care. Whatever this accepts, that accepts, and reads alike.
 *
 * The hex digits are left to whoever compares them with hashes.
 */
export const plainForm = (bytes: Buffer, start: number, end: number): Form | null => {
  const seqStart = skipWord(bytes, start, SEQ);
  if (seqStart === NOT_PLAIN) return null;
  const isPositive = (bytes[seqStart] ?? 0) > ZERO;
  const seqEnd = isPositive ? skipInteger(bytes, seqStart) : NOT_PLAIN;
  const logIdStart = seqEnd === NOT_PLAIN ? NOT_PLAIN : skipWord(bytes, seqEnd, LOG_ID);
  if (logIdStart === NOT_PLAIN || seqEnd - seqStart > MAX_SEQ_DIGITS) return null;
  const logIdEnd = skipString(bytes, logIdStart);
  let at = skipMember(bytes, logIdEnd, AUDIT_ID);
  at = skipMember(bytes, at, TIMESTAMP);
  at = skipMember(bytes, at, SERVICE_ID);
  const severity = at === NOT_PLAIN ? NOT_PLAIN : skipWord(bytes, at, SEVERITY);
  at = skipMember(bytes, at, SEVERITY);
  at = skipEvent(bytes, at);
  if (at === NOT_PLAIN || !isEnd(bytes, at, end)) return null;
  const isLife = skipWord(bytes, severity, LIFE) !== NOT_PLAIN;
  return { seq: numberAt(bytes, seqStart, seqEnd), logIdStart, logIdEnd, isLife };
};

/** The end of a member with a string for a value, or NOT_PLAIN. */
const skipMember = (bytes: Buffer, at: number, name: Buffer): number => {
  const value = at === NOT_PLAIN ? NOT_PLAIN : skipWord(bytes, at, name);
  return value === NOT_PLAIN ? NOT_PLAIN : skipString(bytes, value);
};

const skipEvent = (bytes: Buffer, at: number): number => {
  const value = at === NOT_PLAIN ? NOT_PLAIN : skipWord(bytes, at, EVENT);
  if (value === NOT_PLAIN || skipWord(bytes, value, EVENT_TYPE) === NOT_PLAIN) return NOT_PLAIN;
  return skipPlainValue(bytes, value);
};

/** Whether nothing but the two hashes stands between here and the end. */
const isEnd = (bytes: Buffer, at: number, end: number): boolean =>
  at + PREV_HASH.length + PREV_HASH_FROM_END === end &&
  skipWord(bytes, at, PREV_HASH) !== NOT_PLAIN &&
  skipWord(bytes, end - PREV_HASH_FROM_END + HEX_BYTES, HASH) !== NOT_PLAIN &&
  skipWord(bytes, end - END.length, END) !== NOT_PLAIN;

const numberAt = (bytes: Buffer, start: number, end: number): number => {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] ?? ZERO) - ZERO;
  return value;
};
