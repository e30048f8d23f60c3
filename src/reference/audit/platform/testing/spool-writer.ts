import { randomUUID } from 'node:crypto';
import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MacKey } from '../../mac-key';
import { GENESIS, writeRecord, type Link } from '../../record';
import type { SyncedEnd } from '../../follower';

const CHAIN_KEY = new MacKey(Buffer.alloc(32, 7));
const LOG = { logId: 'log', serviceId: 'room' };
const TIMESTAMP = '2026-11-20T12:00:00.000Z';

/** Writes trail files as the trail does. */
export interface SpoolWriter {
  /** Appends so many records to a trail file; the result is the synced end after them. */
  readonly write: (
    count: number,
    options?: { readonly file?: string; readonly padding?: number },
  ) => Promise<SyncedEnd>;
  /** The exact lines written so far, by audit id. */
  readonly written: ReadonlyMap<string, string>;
}

export const spoolWriter = (directory: string): SpoolWriter => {
  const written = new Map<string, string>();
  let last: Link = GENESIS;
  return {
    written,
    write: async (count, { file = '2026-11-20.audit', padding = 0 } = {}) => {
      const path = join(directory, file);
      for (let n = 0; n < count; n += 1) {
        const auditId = randomUUID();
        const event_type = n % 2 === 0 ? 'VramSealed' : 'SealVerified';
        const event = JSON.stringify({ event_type, padding: 'x'.repeat(padding) });
        const entry = { auditId, timestamp: TIMESTAMP, severity: 'ROUTINE', event } as const;
        const record = writeRecord(entry, LOG, last, CHAIN_KEY);
        last = record;
        written.set(auditId, record.line);
        await appendFile(path, record.line);
      }
      return { file, size: (await stat(path)).size, seq: last.seq };
    },
  };
};
