import { AuditError, type Emission } from '../../src/reference/audit';
import type { Level, PlainEntry } from './line';

/** An event on its way to the file: written and synced, or not. */
export class PlainEmission implements Emission {
  #settled = false;
  #failure: AuditError | null = null;
  readonly #listeners: ((failure: AuditError | null) => void)[] = [];

  constructor(
    readonly entry: PlainEntry,
    readonly severity: Level,
    failure: AuditError | null,
  ) {
    if (failure !== null) this.settle(failure);
  }

  get auditId(): string {
    return this.entry.id;
  }

  get eventType(): string {
    return this.entry.type;
  }

  get failure(): AuditError | null {
    return this.#failure;
  }

  reached(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.onSettled((failure) => {
        if (failure === null) resolve();
        else reject(failure);
      });
    });
  }

  onSettled(listener: (failure: AuditError | null) => void): void {
    if (this.#settled) listener(this.#failure);
    else this.#listeners.push(listener);
  }

  settle(failure: AuditError | null): void {
    this.#settled = true;
    this.#failure = failure;
    for (const listener of this.#listeners.splice(0)) listener(failure);
  }
}
