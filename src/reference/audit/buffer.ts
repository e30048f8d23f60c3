import type { EventSeverity } from '../../catalogue';
import type { PendingEvent } from './emission';

type Lane = 'routine' | 'critical';

const laneOf = (severity: EventSeverity): Lane =>
  severity === 'critical' ? 'critical' : 'routine';

/** What is queued, as a flush policy looks at it. */
export interface Waiting {
  readonly events: number;
  readonly critical: number;
}

/**
 * The events accepted and not yet on disk, in order of emission (EMIT-7).
 *
 * A place is held until its event is synced or lost, while it is being written too; so a stalled
 * disk means exactly `capacity` accepted events, whatever the timing. CRITICAL events have
 * `capacity` places of their own: no burst of routine events can push one out.
 */
export class BoundedBuffer {
  readonly #held = { routine: 0, critical: 0 };
  #queue: PendingEvent[] = [];
  #criticalQueued = 0;

  constructor(readonly capacity: number) {}

  get waiting(): Waiting {
    return { events: this.#queue.length, critical: this.#criticalQueued };
  }

  hasPlace(severity: EventSeverity): boolean {
    return this.#held[laneOf(severity)] < this.capacity;
  }

  add(event: PendingEvent): void {
    this.#held[laneOf(event.severity)] += 1;
    if (event.severity === 'critical') this.#criticalQueued += 1;
    this.#queue.push(event);
  }

  /** Hands the oldest events to the writer; their places stay held until `release`. */
  take(limit: number): readonly PendingEvent[] {
    const batch = this.#queue.splice(0, limit);
    this.#criticalQueued -= batch.filter(({ severity }) => severity === 'critical').length;
    return batch;
  }

  release(batch: readonly PendingEvent[]): void {
    for (const { severity } of batch) this.#held[laneOf(severity)] -= 1;
  }
}
