import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { hasDuplicateKey } from './duplicate-key';

/** A record as format `proofgate/1` writes it, `hash` last (design §4). */
const recordSchema = z.strictObject({
  seq: z.int().positive(),
  log_id: z.string(),
  audit_id: z.string(),
  timestamp: z.string(),
  service_id: z.string(),
  severity: z.string(),
  event: z.looseObject({ event_type: z.string() }),
  prev_hash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export type TrailRecord = z.infer<typeof recordSchema>;

export type Line =
  | { readonly ok: true; readonly record: TrailRecord }
  | { readonly ok: false; readonly seq: number | null; readonly reason: string };

/** What may act on a terminal or break a line: controls, format characters, separators (HYG-1). */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const HASH_MEMBER = /,"hash":"[0-9a-f]{64}"\}$/;

/**
 * Reads one line and checks its own hash: HMAC-SHA256 over the exact bytes before `,"hash":`.
 * The bytes are authoritative; nothing is re-serialized (TRAIL-2).
 */
export const readLine = (line: Buffer, key: Buffer): Line => {
  const bad = (reason: string, seq: number | null = null): Line => ({ ok: false, seq, reason });
  const text = decode(line);
  if (text === null) return bad('not valid UTF-8');
  if (UNSAFE.test(text)) return bad('holds control or bidi characters as they are');
  const member = HASH_MEMBER.exec(text);
  if (!member) return bad('does not end in its hash');
  const parsed = parse(text);
  if (!parsed.success) return bad(`not a record: ${parsed.reason}`);
  if (hasDuplicateKey(text)) return bad('holds a key twice', parsed.record.seq);
  const { record } = parsed;
  const covered = line.subarray(0, line.length - Buffer.byteLength(member[0]));
  const expected = createHmac('sha256', key).update(covered).digest();
  if (!timingSafeEqual(expected, Buffer.from(record.hash, 'hex'))) {
    return bad('its hash does not fit its bytes', record.seq);
  }
  if (JSON.stringify(record) !== JSON.stringify(JSON.parse(text))) {
    return bad('its members are not in the order of the format', record.seq);
  }
  return { ok: true, record };
};

const decode = (line: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
};

type Parsed =
  | { readonly success: true; readonly record: TrailRecord }
  | { readonly success: false; readonly reason: string };

const parse = (text: string): Parsed => {
  try {
    const result = recordSchema.safeParse(JSON.parse(text));
    return result.success
      ? { success: true, record: result.data }
      : { success: false, reason: z.prettifyError(result.error) };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { success: false, reason: cause.message };
    throw cause;
  }
};
