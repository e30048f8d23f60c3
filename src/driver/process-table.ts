import { readFile, readdir } from 'node:fs/promises';

/** A process that runs; a zombie, which only waits to be reaped, is none. */
export interface LiveProcess {
  readonly pid: number;
  /** The id of its process group. */
  readonly group: number;
}

/** Processes that went away, or that belong to somebody else, while they were looked at. */
const NOT_OURS = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);

/** After the name, which may hold anything, in brackets: state, parent, group. */
const STAT = /^(?<pid>\d+) .*\) (?<state>\S) \d+ (?<group>\d+) /s;

/** Every live process of this machine, or null where there is no Linux /proc to read them from. */
export const liveProcesses = async (): Promise<readonly LiveProcess[] | null> => {
  const names = await unlessNotOurs(readdir('/proc'));
  if (!names?.includes('self')) return null;
  const pids = names.filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map(async (pid) => unlessNotOurs(readFile(`/proc/${pid}/stat`, 'latin1'))),
  );
  return stats.flatMap((stat) => {
    const { pid, state, group } = STAT.exec(stat ?? '')?.groups ?? {};
    return pid === undefined || state === 'Z' || state === 'X'
      ? []
      : [{ pid: Number(pid), group: Number(group) }];
  });
};

/** Whether a process was executed with this entry, `NAME=value`, in its environment. */
export const hasInEnvironment = async (pid: number, entry: string): Promise<boolean> => {
  const environ = await unlessNotOurs(readFile(`/proc/${pid}/environ`, 'utf8'));
  return environ?.split('\0').includes(entry) ?? false;
};

const unlessNotOurs = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_OURS.has(String(error.code))) return null;
    throw error;
  }
};
