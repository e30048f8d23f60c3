import { setTimeout as delay } from 'node:timers/promises';
import { send } from './process-group';
import { hasInEnvironment, idsSince } from './process-table';

/** A fork between looking and killing is caught by looking again; this bounds it. */
const ROUNDS = 20;
/** What a killed process needs to die. */
const PAUSE_MS = 10;

/**
 * Kills every process whose environment carries `marker`, wherever it fled (setsid, double fork), and
 * returns their ids. None of them is older than `pid`, the subject itself.
 *
 * The second net under the process group: it needs Linux's /proc, and misses a process that cleared
 * its environment before it was executed.
 */
export const killLeftovers = async (pid: number, marker: string): Promise<readonly number[]> => {
  const killed = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await findMarked(pid, marker);
    if (found.length === 0) break;
    for (const leftover of found) {
      if (send(leftover, 'SIGKILL') === 'sent') killed.add(leftover);
    }
    await delay(PAUSE_MS);
  }
  return [...killed];
};

const findMarked = async (since: number, marker: string): Promise<readonly number[]> => {
  const pids = await idsSince(since);
  const isMarked = await Promise.all(pids.map(async (pid) => hasInEnvironment(pid, marker)));
  return pids.filter((_, index) => isMarked[index]);
};
