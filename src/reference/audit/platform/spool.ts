import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { trailFiles } from '../file-name';
import type { SyncedEnd } from '../follower';
import type { Cursor } from './cursor';
import { DeliveryError } from './error';
import type { BatchLimits } from './settings';
import { readLine, type SpooledRecord } from './spooled-record';

/** No record of the trail is longer; the same bound as where the trail looks for its own end. */
const LONGEST_RECORD_BYTES = 1024 * 1024;

const NEWLINE = 0x0a;

const broken = (message: string): DeliveryError => new DeliveryError('SPOOL_BROKEN', message);

const openToRead = (directory: string, file: string): Promise<FileHandle> =>
  open(join(directory, file), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);

/** The records of a window on a file that are yet to be settled: a batch of them, up to a gap in `seq`. */
const takeBatch = (
  window: Buffer,
  file: string,
  start: number,
  from: Cursor,
  limits: BatchLimits,
) => {
  const records: SpooledRecord[] = [];
  let bytes = 0;
  let at = 0;
  let previous: number | null = null;
  for (let stop = window.indexOf(NEWLINE); stop !== -1; stop = window.indexOf(NEWLINE, at)) {
    const line = window.subarray(at, stop + 1);
    const isOver =
      records.length === limits.batch_records || bytes + line.length > limits.batch_bytes;
    if (records.length > 0 && isOver) break;
    const record = readLine(line, file, start + stop + 1);
    if (previous !== null && record.seq !== previous + 1) break;
    previous = record.seq;
    at = stop + 1;
    if (record.seq <= from.seq || from.settled.includes(record.seq)) continue;
    records.push(record);
    bytes += line.length;
  }
  return { records, passed: at };
};

const readOne = async (
  directory: string,
  file: string,
  end: SyncedEnd,
  from: Cursor,
  limits: BatchLimits,
): Promise<readonly SpooledRecord[]> => {
  await using handle = await openToRead(directory, file);
  const size = file === end.file ? end.size : (await handle.stat()).size;
  const windowBytes = Math.max(LONGEST_RECORD_BYTES, limits.batch_bytes);
  for (let at = file === from.file ? from.offset : 0; at < size;) {
    const buffer = Buffer.alloc(Math.min(windowBytes, size - at));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    const { records, passed } = takeBatch(buffer.subarray(0, bytesRead), file, at, from, limits);
    if (records.length > 0) return records;
    if (passed === 0) throw broken(`${file} has no whole record at byte ${at}; verify the trail`);
    at += passed;
  }
  return [];
};

/**
 * Reads the next records to deliver, of one file, in order; the trail itself is the spool, so each
 * of them was written and synced before anybody thought of sending it.
 *
 * Where the file of the cursor is gone, reading begins at the oldest file there is: `seq` decides
 * what has been settled, file and offset only save the search.
 *
 * @throws DeliveryError `SPOOL_BROKEN` when nothing more can be read although `end` promises it
 */
export const readSpool = async (
  directory: string,
  from: Cursor,
  end: SyncedEnd,
  limits: BatchLimits,
): Promise<readonly SpooledRecord[]> => {
  const files = trailFiles(await readdir(directory));
  const first = Math.max(0, files.indexOf(from.file));
  for (const file of files.slice(first, files.indexOf(end.file) + 1)) {
    const records = await readOne(directory, file, end, from, limits);
    if (records.length > 0) return records;
  }
  throw broken(`no file holds the record after seq ${from.seq}; restore it, or verify the trail`);
};
