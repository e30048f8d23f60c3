import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Who may do what with an entry of a directory, links not followed. */
export interface EntryMode {
  /** `.` for the directory itself. */
  readonly name: string;
  readonly kind: 'directory' | 'file' | 'other';
  /** Permission bits, octal. */
  readonly mode: string;
}

const PERMISSIONS = 0o7777;

/** The modes of a directory and of all that stands in it (TRAIL-1). */
export const readModes = async (directory: string): Promise<EntryMode[]> => {
  const names = ['.', ...(await readdir(directory)).sort()];
  return Promise.all(
    names.map(async (name) => {
      const stat = await lstat(join(directory, name));
      const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : 'other';
      return { name, kind, mode: (stat.mode & PERMISSIONS).toString(8) };
    }),
  );
};
