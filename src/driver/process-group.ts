import { setTimeout as delay } from 'node:timers/promises';
import { liveProcesses } from './process-table';

/** How long a killed group may take to vanish. */
const VANISH_LIMIT_MS = 500;
const VANISH_POLL_MS = 5;

/** What became of a signal: it was sent, nobody was left to get it, or we are not allowed to. */
export type Delivery = 'sent' | 'gone' | 'refused';

/** Signals a process, or with a negative id a whole process group. Never throws. */
export const send = (pid: number, signal: NodeJS.Signals | 0): Delivery => {
  try {
    process.kill(pid, signal);
    return 'sent';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'gone' : 'refused';
  }
};

/** Kills the process group led by `pid`. */
export const killGroup = (pid: number): Delivery => send(-pid, 'SIGKILL');

/** Whether nobody in the process group led by `pid` runs any more; the unreaped do not count. */
export const groupIsGone = async (pid: number): Promise<boolean> => {
  if (send(-pid, 0) === 'gone') return true;
  const live = await liveProcesses();
  return live?.every((process) => process.group !== pid) ?? false;
};

/** Waits, bounded, until nobody in the process group led by `pid` runs any more. */
export const groupVanishes = async (pid: number): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < VANISH_LIMIT_MS; waitedMs += VANISH_POLL_MS) {
    if (await groupIsGone(pid)) return true;
    await delay(VANISH_POLL_MS);
  }
  return groupIsGone(pid);
};
