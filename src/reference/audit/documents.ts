import { closeSync, constants, fdatasyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessAbsent } from './error';
import type { TrailDirectory } from './storage';
import { syncDirectory } from './sync-directory';

const OWNER_ONLY = 0o600;

type Documents = Pick<
  TrailDirectory,
  'readDocument' | 'replaceDocument' | 'replaceDocumentSync' | 'remove' | 'rename'
>;

/** Never read as a trail file, and replaced whole by whoever writes next. */
const temporary = (path: string): string => `${path}.tmp`;

const replace = async (path: string, text: string): Promise<void> => {
  const handle = await open(temporary(path), 'w', OWNER_ONLY);
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(temporary(path), path);
};

const replaceSync = (path: string, text: string): void => {
  const fd = openSync(temporary(path), 'w', OWNER_ONLY);
  try {
    writeFileSync(fd, text);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary(path), path);
};

/** A link or a FIFO in the place of a document is neither followed nor waited for. */
const read = async (path: string): Promise<string | null> => {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(path, flags).catch(unlessAbsent);
  if (handle === null) return null;
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
};

/** The small files beside the trail's own. */
export const documentsIn = (directory: string): Documents => ({
  readDocument: (name) => read(join(directory, name)),
  replaceDocument: (name, text) => replace(join(directory, name), text),
  replaceDocumentSync: (name, text) => {
    replaceSync(join(directory, name), text);
  },
  remove: async (name) => {
    await unlink(join(directory, name)).catch(unlessAbsent);
  },
  rename: async (name, to) => {
    await rename(join(directory, name), join(directory, to)).catch(unlessAbsent);
    await syncDirectory(directory);
  },
});
