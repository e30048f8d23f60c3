import { constants, fdatasyncSync, fstatSync, writeSync, type Stats } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { documentsIn } from './documents';
import { AuditError, unlessAbsent } from './error';
import { takeLock } from './lock';
import type { Storage, TrailDirectory, TrailFile } from './storage';
import { syncDirectory } from './sync-directory';

const OWNER_ONLY_DIRECTORY = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** O_NONBLOCK matters for a FIFO in the file's place: opening it must fail, not wait for a reader. */
const APPEND_NO_LINK =
  constants.O_RDWR |
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_NOFOLLOW |
  constants.O_NONBLOCK;

const appendAll = async (handle: FileHandle, bytes: Buffer): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    done += (await handle.write(bytes, done, bytes.length - done, null)).bytesWritten;
  }
};

const appendAllSync = (fd: number, bytes: Buffer): void => {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
};

const readAt = async (handle: FileHandle, offset: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
};

/** An open file keeps its inode, so that a look at the name is enough. */
const isInPlace = async ({ ino, dev }: Stats, path: string): Promise<boolean> => {
  const there = await lstat(path).catch(unlessAbsent);
  return there?.ino === ino && there.dev === dev;
};

const asTrailFile = (handle: FileHandle, mine: Stats, path: string): TrailFile => ({
  size: async () => (await handle.stat()).size,
  read: (offset, length) => readAt(handle, offset, length),
  append: (bytes) => appendAll(handle, bytes),
  sync: () => handle.datasync(),
  truncate: (size) => handle.truncate(size),
  isInPlace: () => isInPlace(mine, path),
  close: () => handle.close(),
  sizeSync: () => fstatSync(handle.fd).size,
  appendSync: (bytes) => {
    appendAllSync(handle.fd, bytes);
  },
  syncSync: () => {
    fdatasyncSync(handle.fd);
  },
});

const claimFile = async (handle: FileHandle, path: string): Promise<TrailFile> => {
  const stat = await handle.stat();
  if (!stat.isFile()) {
    throw new AuditError('UNAVAILABLE', `${path} must be a regular file; move what is there aside`);
  }
  await handle.chmod(OWNER_ONLY_FILE);
  return asTrailFile(handle, stat, path);
};

const openTrailFile = async (directory: string, name: string): Promise<TrailFile> => {
  const path = join(directory, name);
  const handle = await open(path, APPEND_NO_LINK, OWNER_ONLY_FILE);
  try {
    const file = await claimFile(handle, path);
    if ((await file.size()) === 0) await syncDirectory(directory);
    return file;
  } catch (cause) {
    await handle.close();
    throw cause;
  }
};

const openDirectory = async (directory: string): Promise<TrailDirectory> => {
  await mkdir(directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  await chmod(directory, OWNER_ONLY_DIRECTORY);
  const lock = await takeLock(directory);
  return {
    list: () => readdir(directory),
    openFile: (name) => openTrailFile(directory, name),
    ...documentsIn(directory),
    release: () => lock.release(),
  };
};

/** The real disk, through `node:fs`. Every error keeps its errno code as the cause's `code`. */
export const fileStorage: Storage = { open: openDirectory };
