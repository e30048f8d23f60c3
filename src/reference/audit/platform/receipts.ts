import type { Emission } from '../emission';
import { AuditError } from '../error';

/** Whether one event was delivered, for whoever asks, before or after it is known. */
class Receipt {
  #outcome: { readonly failure: AuditError | null } | null = null;
  #asked: PromiseWithResolvers<void> | null = null;

  delivered(): Promise<void> {
    this.#asked ??= Promise.withResolvers();
    this.#answer();
    return this.#asked.promise;
  }

  settle(failure: AuditError | null): void {
    this.#outcome = { failure };
    this.#answer();
  }

  #answer(): void {
    if (this.#outcome === null || this.#asked === null) return;
    if (this.#outcome.failure === null) this.#asked.resolve();
    else this.#asked.reject(this.#outcome.failure);
  }
}

const forgotten = (capacity: number): AuditError =>
  new AuditError(
    'UNDELIVERED',
    `more than ${capacity} events wait for the collector, this one is not followed any more; it is still delivered when its turn comes`,
  );

/** Follows events from the disk to the collector, the newest `capacity` of them at a time. */
export class Receipts {
  readonly #open = new Map<string, Receipt>();

  constructor(private readonly capacity: number) {}

  /** The same emission, which can now reach `delivered`. */
  follow(emission: Emission): Emission {
    const { auditId, eventType, severity } = emission;
    if (auditId === null) return emission;
    const receipt = this.#add(auditId);
    emission.onSettled((failure) => {
      if (failure !== null) this.#settle(auditId, failure);
    });
    return {
      auditId,
      eventType,
      severity,
      get failure() {
        return emission.failure;
      },
      reached: (level) => (level === 'delivered' ? receipt.delivered() : emission.reached(level)),
      onSettled: (listener) => {
        emission.onSettled(listener);
      },
    };
  }

  delivered(auditIds: readonly string[]): void {
    for (const auditId of auditIds) this.#settle(auditId, null);
  }

  givenUp(auditIds: readonly string[], failure: AuditError): void {
    for (const auditId of auditIds) this.#settle(auditId, failure);
  }

  /** Nothing more is delivered by this process. */
  close(failure: AuditError): void {
    this.givenUp([...this.#open.keys()], failure);
  }

  #add(auditId: string): Receipt {
    const receipt = new Receipt();
    this.#open.set(auditId, receipt);
    const [oldest] = this.#open.keys();
    if (this.#open.size > this.capacity && oldest !== undefined) {
      this.#settle(oldest, forgotten(this.capacity));
    }
    return receipt;
  }

  #settle(auditId: string, failure: AuditError | null): void {
    this.#open.get(auditId)?.settle(failure);
    this.#open.delete(auditId);
  }
}
