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
  const pids = await processIds();
  if (pids === null) return null;
  const stats = await Promise.all(
    pids.map(async (id) => unlessNotOurs(readFile(`/proc/${id}/stat`, 'latin1'))),
  );
  return stats.flatMap((stat) => {
    const { pid, state, group } = STAT.exec(stat ?? '')?.groups ?? {};
    return pid === undefined || state === 'Z' || state === 'X'
      ? []
      : [{ pid: Number(pid), group: Number(group) }];
  });
};

/**
 * The ids of all processes that may have been started after the one given, or that one itself. Ids
 * are handed out in rising order, until the highest has been; the one handed out last tells.
 */
export const idsSince = async (pid: number): Promise<readonly number[]> => {
  const ids = (await processIds()) ?? [];
  const last = Number((await unlessNotOurs(readFile('/proc/loadavg', 'utf8')))?.split(' ').at(-1));
  return ids.filter((id) => (last >= pid ? id >= pid && id <= last : true));
};

const processIds = async (): Promise<readonly number[] | null> => {
  const names = await unlessNotOurs(readdir('/proc'));
  if (!names?.includes('self')) return null;
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
};

/** Whether a process was executed with this entry, `NAME=value`, in its environment. */
export const hasInEnvironment = async (pid: number, entry: string): Promise<boolean> => {
  const environ = await unlessNotOurs(readFile(`/proc/${pid}/environ`, 'utf8'));
  return environ?.split('\0').includes(entry) ?? false;
};

/** What was read of a process; null of one that went away or belongs to somebody else. */
export const unlessNotOurs = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_OURS.has(String(error.code))) return null;
    throw error;
  }
};
