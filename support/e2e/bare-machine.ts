import { mkdir, readdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What the deep probes need and a fresh machine may lack. */
const DEEP = /^(strace.*|promtool|prometheus.*|.*gcc.*|.*g\+\+.*|cc|c\+\+|clang.*|valgrind.*)$/;

/** A `PATH` with all programs of this machine but those that a fresh one may lack. */
export const bareMachine = async (place: string): Promise<string> => {
  await mkdir(place);
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    for (const program of await readdir(directory).catch(() => [])) {
      if (DEEP.test(program)) continue;
      await symlink(join(directory, program), join(place, program)).catch(refuseUnlessThere);
    }
  }
  return place;
};

/** The first directory of the `PATH` that has a program wins. */
const refuseUnlessThere = (cause: NodeJS.ErrnoException): void => {
  if (cause.code !== 'EEXIST') throw cause;
};
