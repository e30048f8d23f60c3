import { createHmac } from 'node:crypto';

/** What a test wants of a record; the rest is as in every good one. */
export interface Draft {
  readonly seq: number;
  readonly prev: string;
  /** The event as JSON text, so that a test can write what `JSON.stringify` would not. */
  readonly event: string;
}

export const GENESIS = '0'.repeat(64);
export const key = Buffer.from('the key of the writer, 32 bytes.');

export const event = (n: number): string =>
  JSON.stringify({ event_type: 'VramSealed', shard_id: `shard-${n}`, vram_bytes: n });

/** A record up to its hash: the exact bytes that the hash covers. */
export const body = ({ seq, prev, event: text }: Draft): string =>
  `{"seq":${seq},"log_id":"log-1","audit_id":"audit-${seq}",` +
  `"timestamp":"2026-11-20T12:00:00.000Z","service_id":"worker-1","severity":"ROUTINE",` +
  `"event":${text},"prev_hash":"${prev}"`;

export const hashOf = (covered: string, by: Buffer = key): string =>
  createHmac('sha256', by).update(covered).digest('hex');

/** A line with a hash that fits whatever it says. */
export const sealed = (covered: string, by: Buffer = key): string =>
  `${covered},"hash":"${hashOf(covered, by)}"}`;

/** The lines of a good trail with these events, written from the words of the format alone. */
export const chain = (events: readonly string[], by: Buffer = key): string[] => {
  let prev = GENESIS;
  return events.map((text, index) => {
    const covered = body({ seq: index + 1, prev, event: text });
    prev = hashOf(covered, by);
    return sealed(covered, by);
  });
};

export const events = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => event(n + 1));

export const file = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
