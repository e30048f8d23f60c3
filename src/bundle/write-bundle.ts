import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { regulations, requirements } from '../catalogue';
import { BundleError, isSystemError } from './errors';
import { refuseSecrets, stagePayload } from './payload';
import { sealBag } from './sign';
import type { BundleInput, WrittenBundle } from './types';

/**
 * Writes a run down as a proof bundle and seals it. The directory appears whole or not at all: the
 * work is done beside it, in `<directory>.partial`, and renamed at the end.
 *
 * @throws {BundleError} `EXISTS`, `UNWRITABLE`, `STRANGE_NAME`, `EVIDENCE_BROKEN`,
 *   `FEATURES_DIFFER`, `SECRET_FOUND`
 */
export const writeBundle = async (input: BundleInput): Promise<WrittenBundle> => {
  const { directory, signingKey, secrets = [] } = input;
  const catalogue = input.catalogue ?? { requirements, regulations };
  const partial = `${directory}.partial`;
  await claim(directory, partial);
  try {
    const normalizedSha256 = await stagePayload(partial, input, catalogue);
    await refuseSecrets(partial, secrets);
    await sealBag(partial, signingKey);
    await rename(partial, directory);
    return { directory, normalizedSha256, signed: signingKey !== null };
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
