import { diskSource } from './disk-source';
import { isTrailFile } from './file-name';

/**
 * All bytes of the small trail of a case, by name; none where its directory does not exist. What
 * stands beside the files is read first, as `verifyTrail` would.
 */
export const holdTrail = async (directory: string): Promise<ReadonlyMap<string, Buffer>> => {
  const disk = diskSource(directory);
  const held = new Map<string, Buffer>();
  const isLate = (name: string): number => Number(isTrailFile(name));
  const names = [...(await disk.names())].filter((name) => BELONGS.test(name));
  for (const name of names.sort((a, b) => isLate(a) - isLate(b))) {
    const bytes = await disk.document(name);
    if (bytes !== null) held.set(name, bytes);
  }
  return held;
};

/** Locks, files set aside and what else may lie there are no part of a trail. */
const BELONGS = /^(head|manifest)\.json$|\.audit(\.sha256)?$/;
