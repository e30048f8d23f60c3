import { writeFile } from 'node:fs/promises';
import { highestBytes, residentBytes, unlessHidden } from './resident';

/** What a process held, and the most it held since; null where that cannot be told. In bytes. */
interface PeakReading {
  readonly before: number | null;
  readonly peak: number | null;
}

/** Watches how much memory a process holds at most. */
export interface PeakWitness {
  seen(): Promise<PeakReading>;
}

/** Asks Linux to forget the peak so far: proc(5), clear_refs. */
const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5');

/**
 * Watches the peak of resident memory from now on. Where the peak so far cannot be forgotten, only a
 * higher one is told: below it nobody knows what was held meanwhile.
 */
export const watchPeak = async (pid: number, forget = forgetPeak): Promise<PeakWitness> => {
  const isForgotten = (await unlessHidden(() => forget(pid).then(() => true))) ?? false;
  const before = await residentBytes(pid);
  const known = isForgotten ? 0 : ((await highestBytes(pid)) ?? 0);
  return {
    seen: async () => {
      const peak = await highestBytes(pid);
      return { before, peak: peak !== null && peak > known ? peak : null };
    },
  };
};
