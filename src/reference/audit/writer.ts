import { setImmediate as nextTurn } from 'node:timers/promises';
import { Barrier } from './barrier';
import type { BoundedBuffer } from './buffer';
import type { PendingEvent } from './emission';
import { AuditError, type AuditErrorCode } from './error';
import type { FlushPolicy } from './flush-policy';
import type { Chronicle, LifeEvent } from './life';
import type { OnProgress, Sink } from './sink';
import type { SinkSupply } from './sink-supply';

/** Failures of one file at one moment: the next may take the batch. Any other is final. */
const WORTH_ANOTHER: readonly AuditErrorCode[] = ['WRITE_FAILED', 'SYNC_FAILED', 'DISPLACED'];

/** How often an idle trail looks after itself. */
const UPKEEP_MS = 1_000;

const entriesOf = (batch: readonly PendingEvent[]) => batch.map(({ entry }) => entry);

const advanceAll =
  (batch: readonly PendingEvent[]): OnProgress =>
  (level) => {
    for (const event of batch) event.advance(level);
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
  #chores: (() => Promise<void>)[] = [];
  #loop: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #upkeep: NodeJS.Timeout | null = null;
  #isForced = false;

  constructor(
    private readonly buffer: BoundedBuffer,
    private readonly policy: FlushPolicy,
    private readonly supply: SinkSupply,
    private readonly chronicle: Chronicle,
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
    if (this.chronicle.owes) await this.tell();
  }

  /** Writes what the chronicle owes, and events of the trail's own life after it. */
  tell(events: readonly LifeEvent[] = []): Promise<void> {
    return this.between(() => this.commitLife(events));
  }

  /** The same from within a chore. */
  commitLife(events: readonly LifeEvent[]): Promise<void> {
    return this.#commit([], events);
  }

  /** Does something with the files while no batch is being written. */
  between<T>(chore: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#chores.push(() => chore().then(resolve, reject));
      this.#start();
    });
  }

  /**
   * From now on looks after the file while idle, too: that it is still in place, and that what is
   * owed to the trail is told as soon as the disk is well; then does the chore given. Does not keep
   * the process alive.
   */
  startUpkeep(chore: () => Promise<void>, onFailure: (cause: unknown) => void): void {
    const look = async () => {
      await this.#lookAfter();
      await chore();
    };
    this.#upkeep ??= setInterval(() => {
      this.between(look).catch(onFailure);
    }, UPKEEP_MS).unref();
  }

  /** Gives up all that is not synced; a write that still comes back is undone, not kept. */
  abandon(failure: AuditError): void {
    this.#abandonment.abort(failure);
    const queued = this.#takeBatch(Number.POSITIVE_INFINITY);
    this.#lose([...this.#inFlight, ...queued], failure);
    this.#settle(queued, failure);
  }

  /** Comes to rest; nothing is written any more but by `flushSync`. */
  async stop(): Promise<void> {
    clearInterval(this.#upkeep ?? undefined);
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
    if (left.length === 0 && this.supply.current === null) return;
    try {
      const sink = this.#currentSink();
      sink.finishSync();
      const unwritten = left.filter(({ isSettled }) => !isSettled);
      const owed = this.chronicle.bill().entries;
      const entries = [...owed, ...entriesOf(unwritten), this.chronicle.mint(last)];
      sink.commitSync(entries, advanceAll(unwritten));
      this.#settle(queued, null);
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the last write before exit failed');
      this.#lose(left, failure);
      this.#settle(queued, failure);
      throw failure;
    }
    this.supply.writeHeadSync();
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
      await this.#commit(batch);
      this.#settle(batch, null);
    } catch (cause) {
      const failure = AuditError.from(cause, 'WRITE_FAILED', 'the audit writer failed');
      this.#lose(batch, failure);
      this.#settle(batch, failure);
    } finally {
      this.#inFlight = [];
    }
  }

  /** What is owed, the batch, and then `last`, in one write; once more in full if it fails. */
  async #commit(batch: readonly PendingEvent[], last: readonly LifeEvent[] = []): Promise<void> {
    try {
      await this.#commitOnce(batch, last);
    } catch (cause) {
      if (!this.#isWorthAnother(cause)) throw cause;
      await this.#commitOnce(batch, last).catch(() => {
        throw cause;
      });
    }
    this.supply.followWithHead();
  }

  #isWorthAnother(cause: unknown): boolean {
    if (this.#abandonment.signal.aborted || !(cause instanceof AuditError)) return false;
    return WORTH_ANOTHER.includes(cause.code);
  }

  async #commitOnce(batch: readonly PendingEvent[], last: readonly LifeEvent[]): Promise<void> {
    const sink = await this.supply.supply();
    const bill = this.chronicle.bill();
    const entries = [...bill.entries, ...entriesOf(batch), ...last.map(this.chronicle.mint)];
    try {
      if (entries.length > 0) await sink.commit(entries, advanceAll(batch), this.#signal(batch));
    } catch (cause) {
      bill.unpaid();
      throw cause;
    }
  }

  /** Abandonment concerns events; what the trail tells of itself may still be told. */
  #signal(batch: readonly PendingEvent[]): AbortSignal {
    return batch.length > 0 ? this.#abandonment.signal : new AbortController().signal;
  }

  async #lookAfter(): Promise<void> {
    if (this.supply.current === null) return;
    await this.supply.current.inspect();
    await this.supply.supply();
    if (this.chronicle.owes) await this.commitLife([]);
    this.supply.followWithHead();
  }

  #lose(batch: readonly PendingEvent[], failure: AuditError): void {
    for (const event of batch) {
      if (event.isSettled) continue;
      event.fail(failure);
      this.chronicle.lost(event.eventType, failure.code);
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
