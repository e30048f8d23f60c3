import { hasDuplicateKey } from './duplicate-key';
import type { Form } from './layout';
import { parseObject, safeText } from './safe-text';

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
  const read = safeText(bytes.subarray(start, end));
  if (!read.ok) return bad(read.reason);
  const { text } = read;
  if (!HASH_AT_END.test(text)) return bad('does not end in its hash');
  const parsed = parseObject(text);
  if (!parsed.ok) return bad(parsed.reason);
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

/** What is looked at of an object that may hold anything. */
interface Members {
  readonly seq?: unknown;
  readonly event?: { readonly event_type?: unknown } | null;
}

const seqIn = ({ seq }: Members): number | null =>
  Number.isSafeInteger(seq) ? (seq as number) : null;

/** The layout has been seen; what lies between could still be more members than it names. */
const isRecord = (value: Members): boolean =>
  Object.keys(value).length === MEMBERS && typeof value.event?.event_type === 'string';
