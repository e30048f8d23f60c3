import { readFileSync, readdirSync } from 'node:fs';
import { unlessGoneAtOnce } from '../unless-gone';

/**
 * The time all threads of a process have spent on a processor, in milliseconds, as the scheduler
 * keeps it to the nanosecond; null where the system does not tell. Unlike the clock on the wall it
 * stands still while others use the machine, which is what timing on a shared machine needs.
 *
 * Read at once, without waiting: what lies in /proc is no disk, and some thousand samples are taken.
 */
export const cpuTimeMs = (pid: number): number | null => {
  const tasks = unlessGoneAtOnce(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  const told = tasks.map((task) => timeOfTask(pid, task)).filter((time) => time !== null);
  return told.length === 0 ? null : told.reduce((sum, time) => sum + time, 0) / 1e6;
};

/** In nanoseconds; null for a thread that ended since it was listed, or where nobody keeps count. */
const timeOfTask = (pid: number, task: string): number | null => {
  const text = unlessGoneAtOnce(() => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));
  return text === null ? null : Number(text.split(' ')[0]);
};
