import type { ReadingFigures } from '../figures';

const KIBIBYTE = 1024;

/** Takes the processor time of a reading of a trail that says how many records it found. */
export const timedReading = async (read: () => Promise<number>): Promise<ReadingFigures> => {
  const before = process.cpuUsage();
  const records = await read();
  const { user, system } = process.cpuUsage(before);
  return {
    records,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * KIBIBYTE,
  };
};
