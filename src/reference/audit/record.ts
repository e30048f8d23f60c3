import { toSafeJson } from './escape';
import type { MacKey } from './mac-key';

/** One event as it waits for the writer: everything but its place in the chain. */
export interface Entry {
  readonly auditId: string;
  /** RFC 3339, UTC, when the event was emitted. */
  readonly timestamp: string;
  readonly severity: 'ROUTINE' | 'HIGH' | 'CRITICAL' | 'LIFE';
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
  key: MacKey,
): Link & { readonly line: string } => {
  const seq = previous.seq + 1;
  const body =
    `{"seq":${seq},"log_id":${toSafeJson(log.logId)},"audit_id":${toSafeJson(entry.auditId)}` +
    `,"timestamp":"${entry.timestamp}","service_id":${toSafeJson(log.serviceId)}` +
    `,"severity":"${entry.severity}","event":${entry.event},"prev_hash":"${previous.hash}"`;
  const hash = key.hash(body);
  return { seq, hash, line: `${body}${HASH_MEMBER}${hash}"}\n` };
};

/** What is read back of a record. */
export interface ReadRecord extends Link {
  readonly logId: string;
  readonly prevHash: string;
  readonly timestamp: string;
  readonly event: { readonly event_type: string } & Readonly<Record<string, unknown>>;
}

interface Members {
  readonly seq: number;
  readonly log_id: string;
  readonly timestamp: string;
  readonly event: ReadRecord['event'];
  readonly prev_hash: string;
  readonly hash: string;
}

/** What a line says, whoever wrote it; null when it is not built as a record is. */
export const parseRecord = (line: string): ReadRecord | null => {
  if (!LINE.test(line)) return null;
  try {
    const {
      seq,
      log_id: logId,
      timestamp,
      event,
      prev_hash: prevHash,
      hash,
    } = JSON.parse(line) as Members;
    return { seq, logId, timestamp, event, prevHash, hash };
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
};

/**
 * Reads back a line that this key has written, to continue after it; null when it is anything else.
 * Verifying a whole trail is the judge's affair and shares nothing with this.
 */
export const readRecord = (line: string, key: MacKey): ReadRecord | null => {
  const { body, hash } = LINE.exec(line)?.groups ?? {};
  if (body === undefined || hash === undefined || !key.isHashOf(body, hash)) return null;
  return parseRecord(line);
};
