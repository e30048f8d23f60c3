import { AuditError } from './error';
import { parseRecord } from './record';
import type { Sink } from './sink';
import type { TrailDirectory, TrailFile } from './storage';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

const endsInLastRecord = (tail: Buffer, sink: Sink): boolean => {
  const start = tail.lastIndexOf(NEWLINE, tail.length - 2) + 1;
  // proofgate-ignore REVIEW-6: the trail compares its own file with its own memory, nobody asks
  return parseRecord(tail.toString('utf8', start, tail.length - 1))?.hash === sink.last.hash;
};

const copyRecords = async (from: Sink, to: TrailFile): Promise<void> => {
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

/**
 * Copies the records of a file that has lost its name into a new one: the open handle still reads
 * them, so that who removes the file under its writer removes nothing. The copy gets its name once
 * it is whole, so that a copy broken off leaves no half file in the trail.
 *
 * @throws AuditError `DISPLACED` when the file does not hold what was written to it any more
 * @throws what the disk throws; the copy may be tried again
 */
export const carryOver = async (
  from: Sink,
  directory: TrailDirectory,
  name: string,
): Promise<void> => {
  const unnamed = `${name}.restoring`;
  await directory.remove(unnamed);
  const copy = await directory.openFile(unnamed);
  try {
    await copyRecords(from, copy);
  } finally {
    await copy.close();
  }
  await directory.rename(unnamed, name);
};
