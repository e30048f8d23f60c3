import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlain } from './names';

/** More than a run of every scenario on every backend leaves; a directory beyond it is no bundle. */
const FILE_LIMIT = 200_000;

/** What lies under a directory. */
export interface Tree {
  /** Regular files by path from the root, parts joined by `/`, with their size in bytes. */
  readonly files: ReadonlyMap<string, number>;
  /** What a bundle may not hold: links, devices, pipes and names that read as something else. */
  readonly oddities: readonly string[];
}

/** Lists a directory without following a link out of it, and without opening anything. */
export const readTree = async (root: string): Promise<Tree> => {
  const files = new Map<string, number>();
  const oddities: string[] = [];
  const pending = [''];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of await readdir(join(root, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (!isPlain(path)) oddities.push(`${JSON.stringify(path)} is a strange name`);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) files.set(path, (await stat(join(root, path))).size);
      else oddities.push(`${JSON.stringify(path)} is a link or a special file`);
    }
    if (files.size + pending.length > FILE_LIMIT) {
      oddities.push(`more than ${FILE_LIMIT} files`);
      break;
    }
  }
  return { files, oddities };
};
