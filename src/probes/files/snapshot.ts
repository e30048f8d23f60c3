import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Larger files are told by size and time of change: to read them would take longer than a case. */
const LARGEST_DIGESTED = 64 * 1024 * 1024;

/**
 * What stands in a directory tree, by name from `./`: the digest of a file, the target of a link,
 * the word `directory` or `special`. Links are never followed.
 *
 * @param except names of top-level entries to leave out, such as the trail that may grow.
 */
export const snapshotFiles = async (
  root: string,
  except: readonly string[],
): Promise<Record<string, string>> => {
  // With its types, because without them a link to a directory is gone into.
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const entries = found.map(({ parentPath, name }) => relative(root, join(parentPath, name)));
  const kept = entries.filter((entry) => !except.includes(entry.split('/')[0] ?? ''));
  const described = await Promise.all(
    kept.map(async (entry) => [`./${entry}`, await describe(join(root, entry))] as const),
  );
  return Object.fromEntries(described.sort(([a], [b]) => (a < b ? -1 : 1)));
};

const describe = async (path: string): Promise<string> => {
  const stat = await lstat(path);
  if (stat.isSymbolicLink()) return `link to ${await readlink(path)}`;
  if (stat.isDirectory()) return 'directory';
  if (!stat.isFile()) return 'special';
  if (stat.size > LARGEST_DIGESTED)
    return `${stat.size} bytes, changed ${stat.mtime.toISOString()}`;
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
};
