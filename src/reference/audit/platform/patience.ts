import type { AuditLog } from '../log';
import { backoffMs } from './backoff';
import { DeliveryError } from './error';
import type { BackoffSettings } from './settings';
import { pause, type Timer } from './timer';

export interface PatienceParts {
  readonly backoff: BackoffSettings;
  readonly random: () => number;
  readonly timer: Timer;
  readonly log: AuditLog;
}

/**
 * Spaces the attempts, for as long as an outage lasts: nothing is lost by waiting, since the trail
 * keeps what waits. Once draining, nothing is waited for and the first failure is the last.
 */
export class Patience {
  readonly #drain = new AbortController();
  readonly #stop = new AbortController();
  #failures = 0;
  #failure: DeliveryError | null = null;

  constructor(private readonly parts: PatienceParts) {}

  /** Aborted when delivery must end, whatever is under way. */
  get stop(): AbortSignal {
    return this.#stop.signal;
  }

  /** Why the last attempt failed; null once one has succeeded. */
  get failure(): DeliveryError | null {
    return this.#failure;
  }

  succeed(): void {
    this.#failures = 0;
    this.#failure = null;
  }

  /** Waits after a failed attempt, longer with each one in a row. */
  async rest(failure: DeliveryError, atLeastMs = 0): Promise<void> {
    if (this.stop.aborted) return;
    this.#failures += 1;
    this.#failure = failure;
    const { backoff, random, timer, log } = this.parts;
    log.error('audit records wait to be delivered', failure);
    if (this.#drain.signal.aborted) this.#end('the last attempt before closing failed');
    const waitMs = Math.max(atLeastMs, backoffMs(this.#failures, backoff, random));
    await pause(timer, waitMs, this.#drain.signal);
  }

  /** Waits as after a first failure; not at all when draining. */
  async breathe(): Promise<void> {
    const { backoff, random, timer } = this.parts;
    await pause(timer, backoffMs(1, backoff, random), this.#drain.signal);
  }

  /** Cuts waits short, and after `ms` everything; the result calls the latter off. */
  drain(ms: number): () => void {
    this.#drain.abort();
    return this.parts.timer(ms, () => {
      this.#end(`delivery was given ${ms} ms to finish`);
    });
  }

  #end(why: string): void {
    this.#stop.abort(new DeliveryError('STOPPED', why));
  }
}
