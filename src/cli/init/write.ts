import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error';

/** What became of the files of `init`. */
export interface Written {
  readonly written: readonly string[];
  /** There already, and left as they were. */
  readonly kept: readonly string[];
}

/** Writes each file that is not there yet; what is there stays, whatever it holds. */
export const writeNew = async (
  directory: string,
  files: ReadonlyMap<string, string>,
): Promise<Written> => {
  const written: string[] = [];
  const kept: string[] = [];
  for (const [name, text] of files) {
    const isNew = await writeOne(join(directory, name), text);
    (isNew ? written : kept).push(name);
  }
  return { written, kept };
};

const writeOne = async (path: string, text: string): Promise<boolean> => {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`expected to write ${path}, but ${why}; choose another directory`, {
      cause,
    });
  }
};
