import { createHash } from 'node:crypto';
import { parseRecord, type ReadRecord } from '../record';
import type { TrailFile } from '../storage';

/** What the manifest keeps of a file that takes no more records (TRAIL-6). */
export interface ClosedFile {
  readonly file: string;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly first_prev_hash: string;
  readonly last_hash: string;
  readonly sha256: string;
  readonly bytes: number;
  /** RFC 3339, UTC; the age of the file counts from here. */
  readonly closed_at: string;
}

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/** SHA-256 of the first `bytes` of a file as the disk gives them back, in constant memory. */
export const digestOf = async (file: TrailFile, bytes: number): Promise<string> => {
  const hash = createHash('sha256');
  for (let offset = 0; offset < bytes; offset += CHUNK_BYTES) {
    hash.update(await file.read(offset, Math.min(CHUNK_BYTES, bytes - offset)));
  }
  return hash.digest('hex');
};

/** The first record of a file, whoever wrote it; null when it has none. */
export const firstRecord = async (file: TrailFile): Promise<ReadRecord | null> => {
  const start = await file.read(0, CHUNK_BYTES);
  const end = start.indexOf(NEWLINE);
  return end === -1 ? null : parseRecord(start.toString('utf8', 0, end));
};

/** The last record of a file that ends in one, else null. */
const lastRecord = async (file: TrailFile, size: number): Promise<ReadRecord | null> => {
  const tail = await file.read(Math.max(0, size - CHUNK_BYTES), CHUNK_BYTES);
  const start = tail.lastIndexOf(NEWLINE, tail.length - 2) + 1;
  return parseRecord(tail.toString('utf8', start, tail.length - 1));
};

/** Describes a file found on disk; null when it does not hold whole records. */
export const describeFile = async (name: string, file: TrailFile): Promise<ClosedFile | null> => {
  const bytes = await file.size();
  const first = await firstRecord(file);
  const last = await lastRecord(file, bytes);
  if (first === null || last === null) return null;
  return {
    file: name,
    first_seq: first.seq,
    last_seq: last.seq,
    first_prev_hash: first.prevHash,
    last_hash: last.hash,
    sha256: await digestOf(file, bytes),
    bytes,
    closed_at: last.timestamp,
  };
};
