import type { ReadingFigures } from '../figures';

const KIBIBYTE = 1024;

/** Times a reading of a trail that says how many records it found. */
export const timedReading = async (read: () => Promise<number>): Promise<ReadingFigures> => {
  const startMs = performance.now();
  const records = await read();
  return {
    records,
    seconds: (performance.now() - startMs) / 1000,
    peakBytes: process.resourceUsage().maxRSS * KIBIBYTE,
  };
};
