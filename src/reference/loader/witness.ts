import { lstat, readlink, realpath, type FileHandle } from 'node:fs/promises';

/** Says where a file that is open lies now, or null where this system cannot tell. */
export type Witness = (file: FileHandle, openedAs: string) => Promise<string | null>;

/** The kernel's own word (Linux). */
export const kernelWitness: Witness = async (file) => {
  try {
    return await readlink(`/proc/self/fd/${file.fd}`);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
};

/** Elsewhere: the path is free of links still, and what lies there is the very file that is open. */
export const identityWitness: Witness = async (file, openedAs) => {
  const [opened, there] = await Promise.all([
    file.stat({ bigint: true }),
    lstat(openedAs, { bigint: true }),
  ]);
  return opened.dev === there.dev && opened.ino === there.ino ? realpath(openedAs) : null;
};

/** The kernel where it can be asked, identity elsewhere. */
export const locateOpened: Witness = async (file, openedAs) =>
  (await kernelWitness(file, openedAs)) ?? identityWitness(file, openedAs);
