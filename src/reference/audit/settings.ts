import type { RetentionSettings } from './retention';

/** When buffered events are written; `critical_wait_ms` also bounds flush and disposal. */
export interface FlushSettings {
  /** `immediate` syncs each event by itself; the others share a sync among a batch (FLUSH-8). */
  readonly mode: 'immediate' | 'batched' | 'hybrid';
  /** Waiting events that start a write. */
  readonly batch_size: number;
  /** Longest time a routine event stays in the buffer (FLUSH-9). */
  readonly interval_ms: number;
  /** Longest time anybody waits for the disk (EMIT-5). */
  readonly critical_wait_ms: number;
}

/** When the chain goes on in another file, apart from midnight UTC, when it always does. */
export interface RotationSettings {
  /** A file takes no further write once it has this many bytes; the last one may go beyond. */
  readonly max_bytes: number;
}

/** What a trail to file must be told. The audit part of a case's configuration fits as it is. */
export interface TrailSettings {
  /** Absolute; made with owner-only permissions when absent. */
  readonly directory: string;
  readonly service_id: string;
  readonly flush: FlushSettings;
  /** Places for waiting events (1000 in the seeds); CRITICAL events have as many of their own. */
  readonly buffer_capacity: number;
  /** By day alone, and at 64 MiB, when absent. */
  readonly rotation?: RotationSettings | undefined;
  /** Nothing is ever removed when absent. */
  readonly retention?: RetentionSettings | undefined;
}
