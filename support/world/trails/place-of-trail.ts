import { chmod, lstat, mkdir, writeFile } from 'node:fs/promises';
import type { Provoked } from '../provocation';
import type { SubjectUnderTest } from '../subject-under-test';

const OPEN_TO_OTHERS = 0o755;

/** A file, because root is not kept out by permissions. */
const makers = {
  'is taken by a file': async (path: string): Promise<Provoked['evidence']> => {
    await writeFile(path, '');
    return async () => {
      const fired = (await lstat(path)).isFile();
      return {
        fired,
        evidence: `a file ${fired ? 'still lies' : 'lay'} in the place of the trail`,
      };
    };
  },
  'is open to others': async (path: string): Promise<Provoked['evidence']> => {
    await mkdir(path);
    await chmod(path, OPEN_TO_OTHERS);
    const found = (await lstat(path)).mode & 0o777;
    return () =>
      Promise.resolve({
        fired: found === OPEN_TO_OTHERS,
        evidence: `the directory of the trail had mode 0${found.toString(8)} before the case began`,
      });
  },
} as const;

/** What a worker may find in the place of its trail, in the words of the features. */
export type PlaceState = keyof typeof makers;

export const placeStates = Object.keys(makers) as readonly PlaceState[];

/** What opening a trail in such a place fails with, in the words of the systems' libraries. */
export const placeCauses = [
  ...['EEXIST', 'File exists', 'file already exists', 'os error 17'],
  ...['ENOTDIR', 'Not a directory', 'os error 20'],
];

/** Has the scenario's worker find the place of its trail so; before its case begins. */
export const makePlace = async (subject: SubjectUnderTest, state: PlaceState): Promise<void> => {
  const { workspace } = await subject.layOut();
  const evidence = await makers[state](workspace.auditDirectory);
  subject.provoked.push({ kind: `a place of the trail that ${state}`, evidence });
};
