import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A new name survives a power loss only once its directory is synced. */
export const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
