import { chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The files of a trail that begins on the writer's one day, with room for two rotations. */
const TRAIL_FILES = ['2026-11-20', '2026-11-20-1', '2026-11-20-2'].map((name) => `${name}.audit`);
const DOCUMENTS = ['head.json', 'manifest.json', ...TRAIL_FILES.map((name) => `${name}.sha256`)];

/** A place for one life, or several, of one trail. */
export interface Ground extends AsyncDisposable {
  readonly root: string;
  readonly directory: string;
  readonly trace: string;
  /** Every path of the trail that can be named beforehand, the directory itself among them. */
  readonly paths: readonly string[];
}

/** @param user who may enter it besides root */
export const ground = async (user?: number): Promise<Ground> => {
  // strace compares resolved paths.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'trail-faults-')));
  const directory = join(root, 'audit');
  if (user !== undefined) await chown(root, user, user);
  const names = [
    ...TRAIL_FILES.flatMap((name) => [name, `${name}.torn`]),
    ...DOCUMENTS.flatMap((name) => [name, `${name}.tmp`]),
    '.writer.lock',
  ];
  return {
    root,
    directory,
    trace: join(root, 'trace'),
    paths: [directory, ...names.map((name) => join(directory, name))],
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
};
