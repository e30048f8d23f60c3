import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findLayout } from '../layout';
import { matrixSchema, type KillMatrix } from '../../selftest';

/**
 * Where matrices lie, one file for each gate, `<digest>.json`: the folder of the user's cache, and
 * the one that a package brings.
 */
export interface MatrixCache {
  readonly read: (gate: string) => Promise<KillMatrix | null>;
  readonly write: (matrix: KillMatrix) => Promise<string>;
}

/** The variable that names the folder of the cache, for a CI that keeps one. */
const VARIABLE = 'PROOFGATE_CACHE';

/** The matrices of a user of this machine, and those that came with the gate. */
export const openMatrices = (env: NodeJS.ProcessEnv): MatrixCache =>
  openMatrixCache([join(cacheFolder(env), 'mutants'), findLayout().matrices]);

const cacheFolder = (env: NodeJS.ProcessEnv): string => {
  const set = (name: string): string | null => (env[name] === '' ? null : (env[name] ?? null));
  const user = set('XDG_CACHE_HOME') ?? join(set('HOME') ?? '.', '.cache');
  return set(VARIABLE) ?? join(user, 'proofgate');
};

/** Opens a cache; the first of the folders is written to, all are read. */
export const openMatrixCache = (folders: readonly [string, ...string[]]): MatrixCache => ({
  read: async (gate) => {
    const found = (await Promise.all(folders.map(matricesIn))).flat();
    return (
      found.find((matrix) => matrix.gate === gate) ??
      found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0] ??
      null
    );
  },
  write: async (matrix) => {
    const [folder] = folders;
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${matrix.gate}.json`);
    await writeFile(`${file}.partial`, `${JSON.stringify(matrix, null, 2)}\n`);
    await rename(`${file}.partial`, file);
    return file;
  },
});

/** What cannot be read as a matrix is none: a cache may be thrown away at any time. */
const matricesIn = async (folder: string): Promise<readonly KillMatrix[]> => {
  const names = await readdir(folder).catch(() => []);
  const texts = names
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .map((name) => readFile(join(folder, name), 'utf8').then(matrixIn, () => []));
  return (await Promise.all(texts)).flat();
};

const matrixIn = (text: string): readonly KillMatrix[] => {
  try {
    return [matrixSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
};
