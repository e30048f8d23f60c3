import { readFile, readdir } from 'node:fs/promises';
import { unlessGone } from '../unless-gone';

/**
 * The time all threads of a process have spent on a processor, in milliseconds, as the scheduler
 * keeps it to the nanosecond; null where the system does not tell. Unlike the clock on the wall it
 * stands still while others use the machine, which is what timing on a shared machine needs.
 *
 * Linux books a slice of time when it ends. Reading without waiting would come while a process that has
 * just answered is still at it, and miss what it spent.
 */
export const cpuTimeMs = async (pid: number): Promise<number | null> => {
  const tasks = await unlessGone(readdir(`/proc/${pid}/task`));
  if (tasks === null) return null;
  return sumOfTimes(await Promise.all(tasks.map((task) => schedstatOf(pid, task))));
};

/** Null for a thread that ended since it was listed, and where the kernel has no such file. */
const schedstatOf = (pid: number, task: string): Promise<string | null> =>
  unlessGone(readFile(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));

/**
 * From the schedstat of each thread, in milliseconds. A kernel that keeps no count says 0 of all of them,
 * which no process that runs can have taken: then nothing is told.
 */
export const sumOfTimes = (schedstats: readonly (string | null)[]): number | null => {
  const nanoseconds = schedstats.reduce((sum, text) => sum + Number(text?.split(' ')[0] ?? 0), 0);
  return nanoseconds === 0 ? null : nanoseconds / 1e6;
};
