import { createHmac, timingSafeEqual } from 'node:crypto';
import { toSafeJson } from './escape';

/** One event as it waits for the writer: everything but its place in the chain. */
export interface Entry {
  readonly auditId: string;
  /** RFC 3339, UTC, when the event was emitted. */
  readonly timestamp: string;
  readonly severity: 'ROUTINE' | 'HIGH' | 'CRITICAL';
  /** The sanitized event as safe JSON, `event_type` first; fixed at emission. */
  readonly event: string;
}

/** Which log a record belongs to; the same over every restart and rotation. */
export interface LogIdentity {
  readonly logId: string;
  readonly serviceId: string;
}

/** The place of a record in the chain. */
export interface Link {
  /** Rises by exactly one, over files and restarts; the first record is 1. */
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

/** What the first record of a log follows: its `prev_hash` is 64 zeros (TRAIL-2). */
export const GENESIS: Link = { seq: 0, hash: '0'.repeat(64) };

const HASH_MEMBER = ',"hash":"';
const LINE = /^(?<body>\{.*),"hash":"(?<hash>[0-9a-f]{64})"\}$/s;

const keyedHash = (body: string, key: Buffer): string =>
  createHmac('sha256', key).update(body, 'utf8').digest('hex');

/**
 * Writes one record as one NDJSON line, newline included, and says where the chain now stands.
 *
 * `hash` is HMAC-SHA256 under the key over the UTF-8 bytes of the line from its `{` up to, and not
 * including, `,"hash":`. The bytes are authoritative: nobody ever parses and re-serializes a record
 * to verify it (TRAIL-2). `hash` is the last member, as 64 lower-case hex digits.
 */
export const writeRecord = (
  entry: Entry,
  log: LogIdentity,
  previous: Link,
  key: Buffer,
): Link & { readonly line: string } => {
  const seq = previous.seq + 1;
  const body =
    `{"seq":${seq},"log_id":${toSafeJson(log.logId)},"audit_id":${toSafeJson(entry.auditId)}` +
    `,"timestamp":"${entry.timestamp}","service_id":${toSafeJson(log.serviceId)}` +
    `,"severity":"${entry.severity}","event":${entry.event},"prev_hash":"${previous.hash}"`;
  const hash = keyedHash(body, key);
  return { seq, hash, line: `${body}${HASH_MEMBER}${hash}"}\n` };
};

/**
 * Reads back a line that this key has written, to continue after it; null when it is anything else.
 * Verifying a whole trail is the judge's affair and shares nothing with this.
 */
export const readRecord = (
  line: string,
  key: Buffer,
): (Link & { readonly logId: string }) | null => {
  const { body, hash } = LINE.exec(line)?.groups ?? {};
  if (body === undefined || hash === undefined) return null;
  if (!timingSafeEqual(Buffer.from(keyedHash(body, key)), Buffer.from(hash))) return null;
  const { seq, log_id: logId } = JSON.parse(line) as { seq: number; log_id: string };
  return { seq, logId, hash };
};
