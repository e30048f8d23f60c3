import { readFile, writeFile } from 'node:fs/promises';

/** What a process held, and the most it held since; null where the system does not tell. In bytes. */
interface PeakReading {
  readonly before: number | null;
  readonly peak: number | null;
}

/** Watches how much memory a process holds at most. */
export interface PeakWitness {
  seen(): Promise<PeakReading>;
}

/** Asks Linux to forget the peak so far: proc(5), clear_refs. */
const FORGET_PEAK = '5';

/**
 * Watches the peak of resident memory from now on. Where the peak so far cannot be forgotten, growth
 * beyond it is all that shows.
 */
export const watchPeak = async (pid: number): Promise<PeakWitness> => {
  await unlessHidden(() => writeFile(`/proc/${pid}/clear_refs`, FORGET_PEAK));
  const before = await peakBytes(pid);
  return { seen: async () => ({ before, peak: await peakBytes(pid) }) };
};

const peakBytes = (pid: number): Promise<number | null> =>
  unlessHidden(async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kib === undefined ? null : Number(kib) * 1024;
  });

/** What the system does not show, or shows to others only, is not there to be seen. */
const unlessHidden = async <T>(look: () => Promise<T>): Promise<T | null> => {
  try {
    return await look();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EINVAL'].includes(code)) return null;
    throw cause;
  }
};
