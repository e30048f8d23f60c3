import { constants } from 'node:fs';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrailFormat } from './format';
import { proofgateFormat } from './proofgate-format';
import type { TrailSource } from './source';
import { TrailError, explain } from './trail-error';

/** Large enough that system calls do not count, small enough to stay in the cache of a core. */
const PIECE_BYTES = 1024 * 1024;

/** A manifest takes some 400 bytes a file; this is room for a hundred thousand of them. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** A trail as it lies in a directory, read without following links or waiting at a FIFO. */
export const diskSource = (
  directory: string,
  format: TrailFormat = proofgateFormat,
): TrailSource => ({
  format,
  names: () => listing(directory),
  read: (name) => pieces(join(directory, name)),
  document: (name) => readDocument(join(directory, name)),
});

const isAbsence = (cause: unknown): boolean => {
  const { code } = cause as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
};

const unreadable = (path: string, cause: unknown): TrailError =>
  cause instanceof TrailError
    ? cause
    : new TrailError('UNREADABLE', `${path} cannot be read: ${explain(cause)}`, { cause });

const listing = async (directory: string): Promise<readonly string[]> => {
  try {
    return await readdir(directory);
  } catch (cause) {
    if (isAbsence(cause)) return [];
    throw unreadable(directory, cause);
  }
};

const openRegular = async (path: string): Promise<FileHandle> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new TrailError('UNREADABLE', `${path} is no regular file, as a file of a trail must be`);
};

async function* pieces(path: string): AsyncGenerator<Buffer> {
  try {
    await using file = await openRegular(path);
    const room = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(room, 0, room.length);
      if (bytesRead === 0) return;
      yield room.subarray(0, bytesRead);
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

const readDocument = async (path: string): Promise<Buffer | null> => {
  try {
    await using file = await openRegular(path);
    const { size } = await file.stat();
    if (size > MAX_DOCUMENT_BYTES) {
      throw new TrailError('UNREADABLE', `${path} is ${size} bytes long, too much for what it is`);
    }
    return await file.readFile();
  } catch (cause) {
    if (isAbsence(cause)) return null;
    throw unreadable(path, cause);
  }
};
