import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Where a path leads when every link on the way is followed. */
export interface Destination {
  /** Absolute and without links, as far as it exists. */
  readonly path: string;
  /** Null when there is nothing there; `cause` then says why. */
  readonly stats: Stats | null;
  readonly cause?: unknown;
}

/** As many links as Linux follows before it answers ELOOP. */
const MAX_LINKS = 40;

/** Dots and nothing are kept: where `model` is a file, `model/` and `model/.` are none. */
const segmentsOf = (path: string): string[] => path.split(sep);

/**
 * Follows a path from a directory that is itself free of links, without opening anything: what is
 * not there is followed by name alone, so that a dangling link still tells where it leads.
 */
export const resolvePath = async (directory: string, path: string): Promise<Destination> => {
  const ahead = segmentsOf(path);
  let destination: Destination = { path: directory, stats: null };
  let links = 0;
  for (let segment = ahead.shift(); segment !== undefined; segment = ahead.shift()) {
    const here = join(destination.path, segment);
    if (destination.cause !== undefined) {
      destination = { ...destination, path: here };
      continue;
    }
    try {
      const stats = await lstat(`${destination.path}${sep}${segment}`);
      if (!stats.isSymbolicLink()) {
        destination = { path: here, stats };
        continue;
      }
      links += 1;
      if (links > MAX_LINKS) throw new Error(`expected at most ${MAX_LINKS} links, found more`);
      const target = await readlink(here);
      ahead.unshift(...segmentsOf(target));
      if (target.startsWith(sep)) destination = { path: sep, stats: null };
    } catch (cause) {
      destination = { path: here, stats: null, cause };
    }
  }
  return destination;
};

/** Whether a path lies beneath a directory; both absolute and without links. */
export const isBeneath = (directory: string, path: string): boolean =>
  path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
