import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier } from './barrier';
import type { BoundedBuffer } from './buffer';
import type { Committer } from './committer';
import type { PendingEvent } from './emission';
import { AuditError } from './error';
import type { FlushPolicy } from './flush-policy';
import type { LifeEvent } from './life';

/**
 * The one background loop between the buffer and the disk. Each turn takes what is due, writes it
 * and syncs it once for all (group commit); an emission never waits for any of it (EMIT-5).
 *
 * While an event is queued, either the loop is running or the timer is armed.
 */
export class Writer {
  readonly #barrier = new Barrier();
  #inFlight: readonly PendingEvent[] = [];
  #chores: (() => Promise<void>)[] = [];
  #loop: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isForced = false;
  #isStopped = false;

  constructor(
    private readonly buffer: BoundedBuffer,
    private readonly policy: FlushPolicy,
    private readonly committer: Committer,
  ) {}

  /** Takes an event for which the buffer has a place. */
  accept(event: PendingEvent): void {
    this.buffer.add(event);
    this.#barrier.accept();
    if (this.policy.isDue(this.buffer.waiting)) this.#start();
    else this.#armTimer();
  }

  /** Writes all that was accepted so far, in whatever mode; rejects if any of it was lost. */
  flush(): Promise<void> {
    this.#force();
    return this.#barrier.passed();
  }

  /**
   * Does something with the files while no batch is being written.
   *
   * @throws AuditError `DISPOSED` once the writer has come to rest, and whatever the chore throws
   */
  between<T>(chore: () => Promise<T>): Promise<T> {
    const attempt = async () => chore();
    return new Promise((resolve, reject) => {
      if (this.#isStopped) throw new AuditError('DISPOSED', 'the trail is closed; open it again');
      this.#chores.push(() => attempt().then(resolve, reject));
      this.#start();
    });
  }

  /** Gives up all that is not synced; a write that still comes back is undone, not kept. */
  abandon(failure: AuditError): void {
    this.committer.abandon(failure);
    const queued = this.#takeBatch(Number.POSITIVE_INFINITY);
    this.committer.lose([...this.#inFlight, ...queued], failure);
    this.#settle(queued, failure);
  }

  /** Comes to rest; nothing is written any more but by `flushSync`. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loop;
  }

  /**
   * Writes all that is left, then `last`, without the event loop; for process exit only.
   *
   * @throws AuditError after failing every event that could not be written
   */
  flushSync(last: LifeEvent): void {
    const queued = this.#takeBatch(Number.POSITIVE_INFINITY);
    const left = [...this.#inFlight, ...queued];
    try {
      this.committer.commitSync(left, last);
      this.#settle(queued, null);
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the last write before exit failed');
      this.committer.lose(left, failure);
      this.#settle(queued, failure);
      throw failure;
    }
  }

  #force(): void {
    if (this.buffer.waiting.events === 0) return;
    this.#isForced = true;
    this.#start();
  }

  #start(): void {
    this.#loop ??= this.#run();
  }

  /** The first turn of the event loop gathers what one tick emits, and hashes none of it there. */
  async #run(): Promise<void> {
    await nextTurn();
    for (let step = this.#next(); step !== null; step = this.#next()) await step();
    this.#loop = null;
  }

  #next(): (() => Promise<void>) | null {
    const chore = this.#chores.shift();
    if (chore !== undefined) return chore;
    return this.#isDue() ? () => this.#writeBatch() : null;
  }

  #isDue(): boolean {
    const { waiting } = this.buffer;
    return waiting.events > 0 && (this.#isForced || this.policy.isDue(waiting));
  }

  #takeBatch(limit: number): readonly PendingEvent[] {
    const batch = this.buffer.take(limit);
    if (this.buffer.waiting.events === 0) {
      this.#isForced = false;
      this.#clearTimer();
    }
    return batch;
  }

  async #writeBatch(): Promise<void> {
    const batch = this.#takeBatch(this.policy.batchLimit);
    this.#inFlight = batch;
    try {
      await this.committer.commit(batch);
      this.#settle(batch, null);
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the audit writer failed');
      this.committer.lose(batch, failure);
      this.#settle(batch, failure);
    } finally {
      this.#inFlight = [];
    }
  }

  #settle(batch: readonly PendingEvent[], failure: AuditError | null): void {
    this.buffer.release(batch);
    this.#barrier.settle(batch.length, failure);
  }

  /** Unreferenced: waiting events do not keep a finished process alive, its exit writes them. */
  #armTimer(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#force();
    }, this.policy.intervalMs).unref();
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
