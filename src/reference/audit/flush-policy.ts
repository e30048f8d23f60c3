import type { Waiting } from './buffer';
import type { FlushSettings } from './settings';

/** When the writer goes to the disk, and with how much. */
export interface FlushPolicy {
  /** The most events one write, and so one sync, may carry. */
  readonly batchLimit: number;
  /** The longest time an event waits when nothing makes it due sooner (FLUSH-9). */
  readonly intervalMs: number;
  isDue(waiting: Waiting): boolean;
}

/**
 * The policy of a flush mode. A CRITICAL event makes everything before it due in every mode
 * (FLUSH-1 to FLUSH-4 know no mode), which leaves `batched` and `hybrid` the same policy.
 */
export const flushPolicy = (flush: FlushSettings): FlushPolicy => {
  const intervalMs = flush.interval_ms;
  switch (flush.mode) {
    case 'immediate':
      return { batchLimit: 1, intervalMs, isDue: ({ events }) => events > 0 };
    case 'batched':
    case 'hybrid':
      return {
        batchLimit: Number.POSITIVE_INFINITY,
        intervalMs,
        isDue: ({ events, critical }) => critical > 0 || events >= flush.batch_size,
      };
  }
};
