import type { Follower, SyncedEnd } from '../follower';
import type { AuditLog } from '../log';
import type { Delivery } from './delivery';

/**
 * Stands between a trail and its delivery, which can only be opened once the trail has made its
 * directory and holds it: at the first sync.
 */
export class Dispatch implements Follower, AsyncDisposable {
  #end: SyncedEnd | null = null;
  #delivery: Delivery | null = null;
  #opening: Promise<void> | null = null;

  constructor(
    private readonly open: () => Promise<Delivery>,
    private readonly log: AuditLog,
  ) {}

  /** Null until the trail was first synced. */
  get delivery(): Delivery | null {
    return this.#delivery;
  }

  synced(end: SyncedEnd): void {
    this.#end = end;
    this.#opening ??= this.#open();
    this.#delivery?.advance(end);
  }

  async settledThrough(): Promise<number> {
    await this.#opening;
    return this.#delivery?.status.settledSeq ?? 0;
  }

  /** Delivers what it can within the time that delivery is given to drain. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opening;
    await this.#delivery?.[Symbol.asyncDispose]();
  }

  async #open(): Promise<void> {
    try {
      this.#delivery = await this.open();
      if (this.#end !== null) this.#delivery.advance(this.#end);
    } catch (cause) {
      this.log.error('nothing is delivered, delivery cannot be opened', cause);
    }
  }
}
