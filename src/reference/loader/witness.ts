import { readlink, type FileHandle } from 'node:fs/promises';
import { LoaderError } from './errors';

/**
 * Says where a file that is open lies now.
 *
 * @throws {LoaderError} `MODEL_UNREADABLE` where this system cannot tell
 */
export type Witness = (file: FileHandle) => Promise<string>;

/**
 * The kernel's own word (Linux). Nothing else will do: whoever asks a path again, by identity or by
 * name, can be shown another file each time, and a test that swaps names all the time was.
 */
export const locateOpened: Witness = (file) =>
  readlink(`/proc/self/fd/${file.fd}`).catch((cause: unknown) => {
    throw new LoaderError(
      'MODEL_UNREADABLE',
      'expected a system that says where an open file lies, found no /proc; run on Linux, mount it',
      { cause },
    );
  });
