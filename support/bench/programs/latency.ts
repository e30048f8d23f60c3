import { quantile } from '../statistics';
import type { Latency } from './figures';

const MICROSECONDS_PER_MILLISECOND = 1000;

/** Waits for what it is given and notes how long that took, in microseconds. */
export const timed = async (into: number[], action: () => void | Promise<void>): Promise<void> => {
  const start = performance.now();
  await action();
  into.push((performance.now() - start) * MICROSECONDS_PER_MILLISECOND);
};

export const latencyOf = (samples: readonly number[]): Latency => ({
  p50: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
});
