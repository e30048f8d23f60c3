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
  const times = await Promise.all(tasks.map((task) => timeOfTask(pid, task)));
  const told = times.filter((time) => time !== null);
  return told.length === 0 ? null : told.reduce((sum, time) => sum + time, 0) / 1e6;
};

/** In nanoseconds; null for a thread that ended since it was listed, or where nobody keeps count. */
const timeOfTask = async (pid: number, task: string): Promise<number | null> => {
  const text = await unlessGone(readFile(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));
  return text === null ? null : Number(text.split(' ')[0]);
};
