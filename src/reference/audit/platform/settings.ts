import { collectorUrl } from './collector-url';
import { DeliveryError } from './error';

/** Bounds of one batch: a record larger than `batch_bytes` travels alone. */
export interface BatchLimits {
  readonly batch_records: number;
  readonly batch_bytes: number;
}

/** How delivery spaces its attempts: the first wait, doubled each time, up to the longest. */
export interface BackoffSettings {
  readonly first_ms: number;
  readonly longest_ms: number;
}

/** What delivery to a collector must be told. Sizes in bytes, times in milliseconds. */
export interface PlatformSettings extends BatchLimits {
  /** Where batches are posted: https, or http on the loopback interface; see `collectorUrl`. */
  readonly url: string;
  /** The longest one attempt may take, from connecting to the last byte of the answer. */
  readonly attempt_ms: number;
  readonly backoff: BackoffSettings;
  /** A collector that asks for a longer wait is asked again after this one. */
  readonly longest_retry_after_ms: number;
  /** The longest disposal goes on delivering. */
  readonly drain_ms: number;
}

export const platformDefaults: Omit<PlatformSettings, 'url'> = {
  batch_records: 500,
  batch_bytes: 512 * 1024,
  attempt_ms: 10_000,
  backoff: { first_ms: 500, longest_ms: 60_000 },
  longest_retry_after_ms: 3_600_000,
  drain_ms: 2_000,
};

/** Timers of Node overflow beyond this and then ring at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Checks what delivery is told, and gives the address of the collector.
 *
 * @throws DeliveryError `INVALID_SETTINGS` naming the first limit that bounds nothing, or the URL
 */
export const checkSettings = (settings: PlatformSettings): URL => {
  const { batch_records, batch_bytes, attempt_ms, longest_retry_after_ms, drain_ms } = settings;
  const { first_ms, longest_ms } = settings.backoff;
  const limits = {
    batch_records,
    batch_bytes,
    attempt_ms,
    longest_retry_after_ms,
    drain_ms,
    first_ms,
    longest_ms,
  };
  for (const [name, value] of Object.entries(limits)) {
    if (Number.isInteger(value) && value > 0 && value <= LONGEST_TIMER_MS) continue;
    throw new DeliveryError(
      'INVALID_SETTINGS',
      `${name} must be a whole number from 1 to ${LONGEST_TIMER_MS}, found ${value}`,
    );
  }
  return collectorUrl(settings.url);
};
