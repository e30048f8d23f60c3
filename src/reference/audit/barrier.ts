import type { AuditError } from './error';

interface Waiter {
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (failure: AuditError) => void;
  failure: AuditError | null;
}

/**
 * Lets any number of callers wait until everything accepted so far has been written or lost; they
 * all share the syncs that happen anyway.
 */
export class Barrier {
  #accepted = 0;
  #settled = 0;
  #waiters: Waiter[] = [];

  accept(): void {
    this.#accepted += 1;
  }

  /** Rejects with the first failure among the events it waited for. */
  passed(): Promise<void> {
    if (this.#settled === this.#accepted) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiters.push({ until: this.#accepted, resolve, reject, failure: null });
    });
  }

  settle(events: number, failure: AuditError | null): void {
    this.#settled += events;
    for (const waiter of this.#waiters) waiter.failure ??= failure;
    const isThrough = ({ until }: Waiter) => this.#settled >= until;
    const through = this.#waiters.filter(isThrough);
    this.#waiters = this.#waiters.filter((waiter) => !isThrough(waiter));
    for (const { resolve, reject, failure: lost } of through) {
      if (lost === null) resolve();
      else reject(lost);
    }
  }
}
