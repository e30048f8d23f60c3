import { diskSource } from './disk-source';
import type { TrailFormat } from './format';

/** Where a trail lies, and how it is written. */
export interface TrailPlace {
  readonly directory: string;
  readonly format: TrailFormat;
}

/** A trail that can be verified. */
export interface KeyedTrail extends TrailPlace {
  readonly key: Buffer;
}

/**
 * All bytes of the small trail of a case, by name; none where its directory does not exist. What
 * stands beside the files is read first, as `verifyTrail` would. Locks, files set aside and what else
 * may lie there are no part of a trail.
 */
export const holdTrail = async ({
  directory,
  format,
}: TrailPlace): Promise<ReadonlyMap<string, Buffer>> => {
  const disk = diskSource(directory, format);
  const held = new Map<string, Buffer>();
  const isLate = (name: string): number => Number(format.isTrailFile(name));
  const names = [...(await disk.names())].filter((name) => format.belongs(name));
  for (const name of names.sort((a, b) => isLate(a) - isLate(b))) {
    const bytes = await disk.document(name);
    if (bytes !== null) held.set(name, bytes);
  }
  return held;
};

/** The names of the files of a chain, in the order in which they were written. */
export const chainFiles = (files: ReadonlyMap<string, unknown>, format: TrailFormat) =>
  [...files.keys()].filter((name) => format.isTrailFile(name)).sort(format.inOrder);
