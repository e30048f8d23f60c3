import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenBeneath } from '../open-beneath';

/** A root in which every file holds `model`, and beside it places in which every file holds `secret`. */
export interface Jail {
  readonly root: string;
  readonly outside: string;
}

export const createJail = async (): Promise<Jail> => {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'jail-')));
  const [root, outside] = [join(place, 'root'), join(place, 'outside')];
  for (const directory of ['root/sub/deep', 'outside', 'root-neighbour']) {
    await mkdir(join(place, directory), { recursive: true });
  }
  for (const file of ['model', 'sub/model', 'sub/deep/model']) {
    await writeFile(join(root, file), 'model');
  }
  for (const directory of ['outside', 'root-neighbour', '.']) {
    await writeFile(join(place, directory, 'secret'), 'secret');
    await writeFile(join(place, directory, 'model'), 'secret');
  }
  return { root, outside };
};

/** Links that end beneath the root, and where a path through each finds a model. */
export const innerLinks = (root: string) => ({
  file: { target: 'sub/model', path: 'file' },
  directory: { target: 'sub', path: 'directory/model' },
  chain: { target: 'file', path: 'chain' },
  absolute: { target: join(root, 'model'), path: 'absolute' },
  roundabout: { target: '../root/model', path: 'roundabout' },
  'sub/up': { target: '../model', path: 'sub/up' },
  'sub/dot': { target: './././deep/../model', path: 'sub/dot' },
});

/** Links that end outside, and a path through each. */
export const outerLinks = (outside: string) => ({
  'out-file': { target: '../outside/secret', path: 'out-file' },
  'out-directory': { target: '../outside', path: 'out-directory/secret' },
  'out-chain': { target: 'out-file', path: 'out-chain' },
  'out-absolute': { target: join(outside, 'secret'), path: 'out-absolute' },
  'sub/deep/out': { target: '../../../outside', path: 'sub/deep/out/secret' },
  'out-dangling': { target: '../outside/missing', path: 'out-dangling' },
  'through-nothing': { target: '../missing/../outside/secret', path: 'through-nothing' },
  device: { target: '/dev/zero', path: 'device' },
  everything: { target: '/', path: 'everything/etc/passwd' },
  neighbour: { target: '../root-neighbour/model', path: 'neighbour' },
  parent: { target: '..', path: 'parent/outside/secret' },
});

/** What is beneath the root and no file one could read. */
export const oddities = ['fifo', 'to-fifo', 'cycle-a', 'dangling', 'sub', 'missing', 'model/x'];

/** Lays every link and every oddity into the jail. */
export const furnish = async ({ root, outside }: Jail): Promise<void> => {
  const links = { ...innerLinks(root), ...outerLinks(outside) };
  for (const [name, { target }] of Object.entries(links)) await symlink(target, join(root, name));
  execFileSync('mkfifo', [join(root, 'fifo')]);
  await symlink('fifo', join(root, 'to-fifo'));
  await symlink('cycle-b', join(root, 'cycle-a'));
  await symlink('cycle-a', join(root, 'cycle-b'));
  await symlink('missing', join(root, 'dangling'));
};

export const contentOf = async (
  openBeneath: OpenBeneath,
  { root }: Jail,
  path: string,
): Promise<string> => {
  await using file = await openBeneath(root, path);
  return await file.readFile('utf8');
};
