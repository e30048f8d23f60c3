import { digestOf, type ClosedFile } from './custody';
import { AuditError } from './error';
import { parseRecord } from './record';
import type { Sink } from './sink';
import type { TrailFile } from './storage';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/** What is entered in the books of a file that takes no more records. */
export const closedFile = async (sink: Sink, closed_at: string): Promise<ClosedFile> => ({
  file: sink.name,
  first_seq: sink.before.seq + 1,
  last_seq: sink.last.seq,
  first_prev_hash: sink.before.hash,
  last_hash: sink.last.hash,
  sha256: await digestOf(sink.file, sink.size),
  bytes: sink.size,
  closed_at,
});

const endsInLastRecord = (tail: Buffer, sink: Sink): boolean => {
  const start = tail.lastIndexOf(NEWLINE, tail.length - 2) + 1;
  return parseRecord(tail.toString('utf8', start, tail.length - 1))?.hash === sink.last.hash;
};

/**
 * Copies the records of a file that has lost its name into another one: the open handle still reads
 * them, so that who removes the file under its writer removes nothing.
 *
 * @throws AuditError `DISPLACED` when the file does not hold what was written to it any more
 */
export const carryOver = async (from: Sink, to: TrailFile): Promise<void> => {
  let tail: Buffer = Buffer.alloc(0);
  for (let offset = 0; offset < from.size; offset += CHUNK_BYTES) {
    const chunk = await from.file.read(offset, Math.min(CHUNK_BYTES, from.size - offset));
    await to.append(chunk);
    tail = offset === 0 ? chunk : Buffer.concat([tail.subarray(-CHUNK_BYTES), chunk]);
  }
  if (!endsInLastRecord(tail, from)) {
    throw new AuditError('DISPLACED', `${from.name} lost records as well as its name; restore it`);
  }
  await to.sync();
};
