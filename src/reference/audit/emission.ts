import type { EventSeverity } from '../../catalogue';
import { AuditError } from './error';
import type { Entry } from './record';

/**
 * How safe an event is, from least to most: `synced` outlives a power loss (FLUSH-7), `delivered` the
 * machine, and is only ever reached where a trail delivers to a collector.
 */
const LEVELS = ['accepted', 'written', 'synced', 'delivered'] as const;

export type Durability = (typeof LEVELS)[number];

/** One event on its way to the disk, as its emitter may follow it. */
export interface Emission {
  /** Names its record; null when it was never accepted. */
  readonly auditId: string | null;
  readonly eventType: string;
  readonly severity: EventSeverity;
  /** Null while all is well; set at once when refused, later when lost. Final once set. */
  readonly failure: AuditError | null;
  /** Settles when the event is that safe; rejects with its failure. */
  reached(level: Durability): Promise<void>;
  /** Calls back once, when the event is synced (null) or has failed; at once if it already has. */
  onSettled(listener: (failure: AuditError | null) => void): void;
}

interface Waiter {
  readonly level: Durability;
  readonly resolve: () => void;
  readonly reject: (failure: AuditError) => void;
}

const isAtLeast = (level: Durability, wanted: Durability): boolean =>
  LEVELS.indexOf(level) >= LEVELS.indexOf(wanted);

/** The writer's side of an emission. Promises exist only for those who ask, so routine is cheap. */
export class PendingEvent implements Emission {
  #level: Durability = 'accepted';
  #failure: AuditError | null = null;
  #waiters: Waiter[] = [];
  #listeners: ((failure: AuditError | null) => void)[] = [];

  constructor(
    readonly eventType: string,
    readonly severity: EventSeverity,
    readonly entry: Entry,
  ) {}

  get auditId(): string {
    return this.entry.auditId;
  }

  get failure(): AuditError | null {
    return this.#failure;
  }

  get isSettled(): boolean {
    return this.#failure !== null || this.#level === 'synced';
  }

  reached(level: Durability): Promise<void> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (isAtLeast(this.#level, level)) return Promise.resolve();
    if (level === 'delivered') return Promise.reject(deliversToNobody());
    return new Promise((resolve, reject) => {
      this.#waiters.push({ level, resolve, reject });
    });
  }

  onSettled(listener: (failure: AuditError | null) => void): void {
    if (this.isSettled) listener(this.#failure);
    else this.#listeners.push(listener);
  }

  /** Does nothing once settled: who gave an event up is not contradicted by a late success. */
  advance(level: Durability): void {
    if (this.isSettled) return;
    this.#level = level;
    const isDone = (waiter: Waiter) => isAtLeast(level, waiter.level);
    const done = this.#waiters.filter(isDone);
    this.#waiters = this.#waiters.filter((waiter) => !isDone(waiter));
    for (const { resolve } of done) resolve();
    if (level === 'synced') this.#tell();
  }

  /** Does nothing once settled, so that an event fails at most once. */
  fail(failure: AuditError): void {
    if (this.isSettled) return;
    this.#failure = failure;
    for (const { reject } of this.#waiters.splice(0)) reject(failure);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners.splice(0)) listener(this.#failure);
  }
}

const deliversToNobody = (): AuditError =>
  new AuditError('UNDELIVERED', 'this trail delivers to no collector; await synced instead');

/** An event that was never accepted. */
export const refusedEmission = (
  eventType: string,
  severity: EventSeverity,
  failure: AuditError,
): Emission => ({
  auditId: null,
  eventType,
  severity,
  failure,
  reached: () => Promise.reject(failure),
  onSettled: (listener) => {
    listener(failure);
  },
});
