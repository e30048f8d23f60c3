import { hasDuplicateKey } from './duplicate-key';
import type { Form } from './layout';
import { explain } from './trail-error';

/** What may act on a terminal or break a line: controls, format characters, separators (HYG-1). */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const HEX = '[0-9a-f]{64}';

/** The members of a record, in their order and without a blank between them. */
const RECORD = new RegExp(
  `^(?<before>\\{"seq":(?<seq>[1-9]\\d{0,14}),"log_id":)(?<logId>${STRING}),"audit_id":${STRING}` +
    `,"timestamp":${STRING},"service_id":${STRING},"severity":(?<severity>${STRING})` +
    `,"event":\\{.*\\},"prev_hash":"${HEX}","hash":"${HEX}"\\}$`,
);

const HASH_AT_END = new RegExp(`,"hash":"${HEX}"\\}$`);

const MEMBERS = 9;

/** A form, or why it is none; `seq` as it stands there, where it can be told. */
export type FormRead =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly seq: number | null; readonly reason: string };

/**
 * Reads the form of any line with all care and at leisure: UTF-8, no character that could act on a
 * reader, the members of the format in their order, valid JSON, and no key twice at any depth.
 */
export const readForm = (bytes: Buffer, start: number, end: number): FormRead => {
  const bad = (reason: string, seq: number | null = null): FormRead => ({ ok: false, seq, reason });
  const text = decode(bytes.subarray(start, end));
  if (text === null) return bad('not valid UTF-8');
  if (UNSAFE.test(text)) return bad('holds control or bidi characters as they are');
  if (!HASH_AT_END.test(text)) return bad('does not end in its hash');
  const parsed = parse(text);
  if (!parsed.ok) return bad(`is not JSON: ${parsed.reason}`);
  const seq = seqIn(parsed.value);
  const { before = '', logId = '', severity } = RECORD.exec(text)?.groups ?? {};
  if (before === '' || !isRecord(parsed.value)) {
    return bad('does not hold the members of the format, in their order', seq);
  }
  if (hasDuplicateKey(text)) return bad('holds a key twice', seq);
  const logIdStart = start + before.length;
  const logIdEnd = logIdStart + Buffer.byteLength(logId);
  const isLife = severity === '"LIFE"';
  return { ok: true, form: { seq: seq ?? 0, logIdStart, logIdEnd, isLife } };
};

const decode = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
};

/** What is looked at of an object that may hold anything. */
interface Members {
  readonly seq?: unknown;
  readonly event?: { readonly event_type?: unknown } | null;
}

type Parsed =
  { readonly ok: true; readonly value: Members } | { readonly ok: false; readonly reason: string };

const parse = (text: string): Parsed => {
  try {
    // What is JSON and ends in a hash is an object.
    return { ok: true, value: JSON.parse(text) as Members };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { ok: false, reason: explain(cause) };
    throw cause;
  }
};

const seqIn = ({ seq }: Members): number | null =>
  Number.isSafeInteger(seq) ? (seq as number) : null;

/** The layout has been seen; what lies between could still be more members than it names. */
const isRecord = (value: Members): boolean =>
  Object.keys(value).length === MEMBERS && typeof value.event?.event_type === 'string';
