import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a trail, as bytes. */
export interface TrailFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const NAME = /^(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.audit$/;

/** The trail files of a directory in the order they were written; none where it does not exist. */
export const readTrailFiles = async (directory: string): Promise<readonly TrailFile[]> => {
  const names = (await listing(directory)).filter((name) => NAME.test(name)).sort(inOrder);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(directory, name));
      return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
};

const listing = async (directory: string): Promise<readonly string[]> => {
  try {
    return await readdir(directory);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw cause;
  }
};

const inOrder = (a: string, b: string): number => {
  const [, dayA = '', nthA = '0'] = NAME.exec(a) ?? [];
  const [, dayB = '', nthB = '0'] = NAME.exec(b) ?? [];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : Number(nthA) - Number(nthB);
};
