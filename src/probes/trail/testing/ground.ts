import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyedTrail } from '../hold-trail';
import { proofgateFormat } from '../proofgate-format';
import { KEY, LATER_KEY } from './forge';

/** A place on disk for one test: trails, keys and room for more. */
export interface Ground extends AsyncDisposable {
  readonly path: (name: string) => string;
  /** Writes a trail into a directory of its own and gives its path. */
  readonly lay: (name: string, files: ReadonlyMap<string, Buffer>) => Promise<string>;
  readonly keyFile: string;
  readonly laterKeyFile: string;
}

/** A trail of format `proofgate/1` in a directory. */
export const trailAt = (directory: string, key: Buffer = KEY): KeyedTrail => ({
  ...{ directory, format: proofgateFormat, key },
});

export const ground = async (): Promise<Ground> => {
  const root = await mkdtemp(join(tmpdir(), 'trail-ground-'));
  const path = (name: string) => join(root, name);
  await writeFile(path('trail.key'), KEY.toString('hex'));
  await writeFile(path('later.key'), LATER_KEY.toString('hex'));
  return {
    path,
    lay: async (name, files) => {
      await mkdir(path(name));
      for (const [file, bytes] of files) await writeFile(join(path(name), file), bytes);
      return path(name);
    },
    keyFile: path('trail.key'),
    laterKeyFile: path('later.key'),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
};
