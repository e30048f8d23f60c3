import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier } from './barrier';
import type { BoundedBuffer } from './buffer';
import type { PendingEvent } from './emission';
import { AuditError } from './error';
import type { FlushPolicy } from './flush-policy';
import type { OnProgress, Sink } from './sink';
import type { SinkSupply } from './sink-supply';

const entriesOf = (batch: readonly PendingEvent[]) => batch.map(({ entry }) => entry);

const advanceAll =
  (batch: readonly PendingEvent[]): OnProgress =>
  (level) => {
    for (const event of batch) event.advance(level);
  };

const failAll = (batch: readonly PendingEvent[], failure: AuditError): void => {
  for (const event of batch) event.fail(failure);
};

/**
 * The one background loop between the buffer and the disk. Each turn takes what is due, writes it
 * and syncs it once for all (group commit); an emission never waits for any of it (EMIT-5).
 *
 * While an event is queued, either the loop is running or the timer is armed.
 */
export class Writer {
  readonly #barrier = new Barrier();
  readonly #abandonment = new AbortController();
  #inFlight: readonly PendingEvent[] = [];
  #loop: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isForced = false;

  constructor(
    private readonly buffer: BoundedBuffer,
    private readonly policy: FlushPolicy,
    private readonly supply: SinkSupply,
  ) {}

  /** Takes an event for which the buffer has a place. */
  accept(event: PendingEvent): void {
    this.buffer.add(event);
    this.#barrier.accept();
    if (this.policy.isDue(this.buffer.waiting)) this.#start();
    else this.#armTimer();
  }

  /** Writes all that was accepted so far, in whatever mode; rejects if any of it was lost. */
  async flush(): Promise<void> {
    this.#force();
    await this.#barrier.passed();
  }

  /** Gives up all that is not synced; a write that still comes back is undone, not kept. */
  abandon(failure: AuditError): void {
    this.#abandonment.abort(failure);
    const queued = this.#takeBatch(Number.POSITIVE_INFINITY);
    failAll([...this.#inFlight, ...queued], failure);
    this.#settle(queued, failure);
  }

  /** Closes the file once the loop has come to rest. */
  async close(): Promise<void> {
    await this.#loop;
    await this.supply.close();
  }

  /**
   * Writes all that is left without the event loop; for process exit only.
   *
   * @throws AuditError after failing every event that could not be written
   */
  flushSync(): void {
    const queued = this.#takeBatch(Number.POSITIVE_INFINITY);
    const left = [...this.#inFlight, ...queued];
    if (left.length === 0) return;
    try {
      const sink = this.#currentSink();
      sink.finishSync();
      const unwritten = left.filter(({ isSettled }) => !isSettled);
      sink.commitSync(entriesOf(unwritten), advanceAll(unwritten));
      this.#settle(queued, null);
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the last write before exit failed');
      failAll(left, failure);
      this.#settle(queued, failure);
      throw failure;
    }
  }

  #currentSink(): Sink {
    if (this.supply.current !== null) return this.supply.current;
    throw (
      this.supply.refusal ??
      new AuditError('UNAVAILABLE', 'the process exits while no trail file is open')
    );
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
    while (this.#isDue()) {
      const batch = this.#takeBatch(this.policy.batchLimit);
      this.#settle(batch, await this.#write(batch));
    }
    this.#loop = null;
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

  async #write(batch: readonly PendingEvent[]): Promise<AuditError | null> {
    this.#inFlight = batch;
    try {
      const sink = await this.supply.supply();
      await sink.commit(entriesOf(batch), advanceAll(batch), this.#abandonment.signal);
      return null;
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the audit writer failed');
      failAll(batch, failure);
      return failure;
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
