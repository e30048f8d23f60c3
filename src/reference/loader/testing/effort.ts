import { readFileSync, writeFileSync } from 'node:fs';
import type { Effort } from './run-program';

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The peak of the resident set since the process began or the peak was forgotten (Linux). */
const peakBytes = (): number => {
  const [, kibibytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
};

const forgetPeak = (): void => {
  writeFileSync('/proc/self/clear_refs', '5');
};

/** Watches what cases take from now on. */
export const createStopwatch = () => {
  forgetPeak();
  const before = peakBytes();
  let slowestMs = 0;
  return {
    time<T>(work: () => T): T {
      const started = processorMs();
      try {
        return work();
      } finally {
        slowestMs = Math.max(slowestMs, processorMs() - started);
      }
    },
    effort: (): Effort => ({ slowestMs, peakBytes: peakBytes() - before }),
  };
};
