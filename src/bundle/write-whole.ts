import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BundleError, isSystemError } from './errors';

/**
 * Makes a directory that appears whole or not at all: the work is done beside it, in
 * `<directory>.partial`, and renamed at the end.
 *
 * @throws {BundleError} `EXISTS`, `UNWRITABLE`
 */
export const writeWhole = async <T>(
  directory: string,
  work: (partial: string) => Promise<T>,
): Promise<T> => {
  const partial = `${directory}.partial`;
  await claim(directory, partial);
  try {
    const result = await work(partial);
    await rename(partial, directory);
    return result;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (isSystemError(error)) throw BundleError.unwritable(error, directory);
    throw error;
  }
};

/** Makes the working directory, which no other run may be using. */
const claim = async (directory: string, partial: string): Promise<void> => {
  try {
    if (await exists(directory)) throw occupied(directory, 'choose another directory');
    await mkdir(dirname(directory), { recursive: true });
    await mkdir(partial);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code !== 'EEXIST') throw BundleError.unwritable(error, directory);
    throw occupied(partial, 'another run writes there, or one died: then remove it', error);
  }
};

const occupied = (path: string, advice: string, cause?: Error): BundleError =>
  new BundleError('EXISTS', `expected nothing at ${path}; ${advice}`, { cause });

const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
};
