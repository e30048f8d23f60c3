import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The superblock magic of file systems that treat a sync differently (statfs(2)). */
const fileSystems: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x58465342, 'xfs'],
  [0x9123683e, 'btrfs'],
  [0x794c7630, 'overlayfs'],
  [0x01021994, 'tmpfs, where a sync costs nothing'],
]);

const GIBIBYTE = 1024 ** 3;

/** More runnable processes than this for each core means that the bench is not alone. */
const QUIET_LOAD_PER_CORE = 0.3;

const fileSystemOf = async (directory: string): Promise<string> => {
  const { type } = await statfs(directory);
  return fileSystems.get(type) ?? `file system 0x${type.toString(16)}`;
};

/** What the figures were measured on, the disk being that of `directory`. */
export const describeMachine = async (directory: string): Promise<string> =>
  [
    cpus()[0]?.model.trim() ?? 'unknown processor',
    `${availableParallelism()} cores`,
    `${Math.round(totalmem() / GIBIBYTE)} GiB`,
    await fileSystemOf(directory),
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} at the start`,
  ].join(', ');

/** A warning where others use the machine, else null; figures taken then are lower bounds at best. */
export const noiseNote = (): string | null => {
  const load = loadavg()[0] ?? 0;
  return load / availableParallelism() <= QUIET_LOAD_PER_CORE
    ? null
    : `The machine is busy with other work (load ${load.toFixed(1)}): trust ratios before values, and spreads before both.`;
};
