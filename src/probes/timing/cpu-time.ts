import { readFile } from 'node:fs/promises';
import type { Availability } from '../availability';
import { unlessGone } from '../unless-gone';

interface ProcessClock {
  readonly read: (pid: number) => number | null;
  /** Why there is none to read; null where there is. */
  readonly missing: string | null;
}

/**
 * The time all threads of a process have spent on a processor, in milliseconds, those that have ended
 * included; null where the system does not tell. Unlike the clock on the wall it stands still while
 * others use the machine, which is what timing on a shared machine needs.
 */
export const cpuTimeMs = async (pid: number): Promise<number | null> => {
  await atRest(pid);
  const { read } = await processClock();
  return read(pid);
};

/** There is always a clock on the wall; where it is the only one, why. */
export const timingAvailability = async (): Promise<Availability> => {
  const { missing } = await processClock();
  const reason = `by the wall alone, on which other work shows: ${missing ?? ''}`;
  return { name: 'timing', available: true, ...(missing !== null && { reason }) };
};

/** Loaded only where times are taken, and once. */
const processClock = (): Promise<ProcessClock> => (opened ??= openProcessClock(null));

let opened: Promise<ProcessClock> | undefined;

/** About a millisecond; a process that goes on for longer does so for reasons of its own. */
const MOST_LOOKS = 20;

/**
 * Linux books a slice of time when it ends. Reading at once would come while a process that has just
 * answered is still at it, and miss what it spent.
 */
const atRest = async (pid: number): Promise<void> => {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const stat = await unlessGone(readFile(`/proc/${pid}/stat`, 'utf8'));
    if (stat === null || !isRunning(stat)) return;
  }
};

/** The state follows the name of the program, which may hold anything, brackets too. */
const isRunning = (stat: string): boolean => stat.slice(stat.lastIndexOf(')') + 2).startsWith('R');

/** The clock that POSIX keeps for each process, to the nanosecond, of the C library at a path. */
export const openProcessClock = async (path: string | null): Promise<ProcessClock> => {
  try {
    const { load } = await import('koffi');
    const library = load(path);
    const findClock = library.func('clock_getcpuclockid', 'int', ['int', 'void *']);
    const readClock = library.func('clock_gettime', 'int', ['int', 'void *']);
    const read = (pid: number): number | null => {
      const clock = new Int32Array(1);
      const time = new BigInt64Array(2);
      const isRead = findClock(pid, clock) === 0 && readClock(clock[0], time) === 0;
      const [seconds, nanoseconds] = [Number(time[0]), Number(time[1])];
      return isRead ? seconds * 1e3 + nanoseconds / 1e6 : null;
    };
    return { read, missing: null };
  } catch (cause) {
    const missing = cause instanceof Error ? cause.message : String(cause);
    return { read: () => null, missing };
  }
};
