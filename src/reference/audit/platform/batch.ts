import { createHash } from 'node:crypto';
import type { SpooledRecord } from './spooled-record';

/** Records that travel together. */
export interface Batch {
  readonly records: readonly SpooledRecord[];
  /** NDJSON: the exact lines of the trail, one after the other. */
  readonly body: Buffer<ArrayBuffer>;
  /** SHA-256 over the audit ids, each followed by a newline, as 64 hex digits: the same records have the same key. */
  readonly key: string;
}

export const batchOf = (records: readonly SpooledRecord[]): Batch => {
  const hash = createHash('sha256');
  for (const { auditId } of records) hash.update(`${auditId}\n`);
  return {
    records,
    body: Buffer.concat(records.map(({ line }) => line)),
    key: hash.digest('hex'),
  };
};

/** Splits a batch of two records or more, in order. */
export const halvesOf = ({ records }: Batch): readonly Batch[] => {
  const middle = records.length >> 1;
  return [batchOf(records.slice(0, middle)), batchOf(records.slice(middle))];
};
