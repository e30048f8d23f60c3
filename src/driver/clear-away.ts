import { setTimeout as delay } from 'node:timers/promises';
import { killLeftovers } from './leftovers';
import { groupIsGone, groupVanishes, killGroup } from './process-group';

/** Reading /proc hangs beside a process that hangs in the kernel; nothing waits for that. */
const LIMIT_MS = 3_000;

/** What may be left of a subject. */
interface Remains {
  readonly pid: number;
  readonly marker: string;
  /** Then its group is no leftover, but only slow to die. */
  readonly groupWasKilled: boolean;
}

/**
 * Kills what a subject that is gone has left behind, in its group or outside, and notes what it found.
 * Bounded, and never rejects.
 */
export const clearAway = async (remains: Remains, note: (text: string) => void): Promise<void> => {
  const isDone = await Promise.race([
    killAll(remains, note),
    delay(LIMIT_MS, false, { ref: false }),
  ]);
  if (!isDone) note(`gave up looking for what it left behind after ${LIMIT_MS} ms`);
};

const killAll = async (
  { pid, marker, groupWasKilled }: Remains,
  note: (text: string) => void,
): Promise<true> => {
  try {
    const groupWent = groupWasKilled ? await groupVanishes(pid) : await groupIsGone(pid);
    if (!groupWent) {
      killGroup(pid);
      const vanished = await groupVanishes(pid);
      note(`its group outlived it and was killed${vanished ? '' : ', but is still there'}`);
    }
    const leftovers = await killLeftovers(pid, marker);
    if (leftovers.length > 0) {
      note(`killed what had left its group: processes ${leftovers.join(', ')}`);
    }
  } catch (error) {
    note(`could not look for what it left behind: ${String(error)}`);
  }
  return true;
};
