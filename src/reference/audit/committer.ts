import type { PendingEvent } from './emission';
import { AuditError, explain, type AuditErrorCode } from './error';
import type { Chronicle, LifeEvent } from './life';
import type { OnProgress, Sink } from './sink';
import type { SinkSupply } from './sink-supply';

/** Failures of one file at one moment: the next may take the batch. Any other is final. */
const WORTH_ANOTHER: readonly AuditErrorCode[] = ['WRITE_FAILED', 'SYNC_FAILED', 'DISPLACED'];

const isWorthAnother = (cause: unknown): boolean =>
  cause instanceof AuditError && WORTH_ANOTHER.includes(cause.code);

const entriesOf = (batch: readonly PendingEvent[]) => batch.map(({ entry }) => entry);

const advanceAll =
  (batch: readonly PendingEvent[]): OnProgress =>
  (level) => {
    for (const event of batch) event.advance(level);
  };

/**
 * Puts events on disk, behind what the trail owes of its own life; and where they cannot be put,
 * accounts for their loss.
 */
export class Committer {
  readonly #abandonment = new AbortController();

  constructor(
    private readonly supply: SinkSupply,
    private readonly chronicle: Chronicle,
  ) {}

  /**
   * Writes what is owed, the batch, and then `last`, in one write; once more in full if it fails.
   *
   * @throws AuditError when none of it is in the trail
   */
  async commit(batch: readonly PendingEvent[], last: readonly LifeEvent[] = []): Promise<void> {
    try {
      await this.#commitOnce(batch, last);
    } catch (cause) {
      if (this.#signal(batch).aborted || !isWorthAnother(cause)) throw cause;
      await this.#commitAgain(batch, last, AuditError.from(cause, 'WRITE_FAILED', ''));
    }
    this.supply.follow();
  }

  /**
   * The same without the event loop, for process exit only: first completes what is being written.
   *
   * @throws AuditError when events are left that could not be written
   */
  commitSync(batch: readonly PendingEvent[], last: LifeEvent): void {
    if (batch.length === 0 && this.supply.current === null) return;
    const sink = this.#currentSink();
    sink.finishSync();
    const unwritten = batch.filter(({ isSettled }) => !isSettled);
    const owed = this.chronicle.bill().entries;
    const entries = [...owed, ...entriesOf(unwritten), this.chronicle.mint(last)];
    sink.commitSync(entries, advanceAll(unwritten));
    this.supply.writeHeadSync();
  }

  /** Has a write of events that still comes back undone, not kept. */
  abandon(failure: AuditError): void {
    this.#abandonment.abort(failure);
  }

  /** Fails events that are not in the trail, and has the trail tell of it. */
  lose(batch: readonly PendingEvent[], failure: AuditError): void {
    for (const event of batch) {
      if (event.isSettled) continue;
      event.fail(failure);
      this.chronicle.lost(event.eventType, failure.code);
    }
  }

  /** @throws AuditError with the code of the first failure, and what was said both times */
  async #commitAgain(
    batch: readonly PendingEvent[],
    last: readonly LifeEvent[],
    first: AuditError,
  ): Promise<void> {
    try {
      await this.#commitOnce(batch, last);
    } catch (cause) {
      throw new AuditError(first.code, `${explain(first)}; nor did the second attempt`, { cause });
    }
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

  #currentSink(): Sink {
    if (this.supply.current !== null) return this.supply.current;
    throw (
      this.supply.refusal ??
      new AuditError('UNAVAILABLE', 'the process exits while no trail file is open')
    );
  }
}
