import { Attempt, type OnProgress } from './attempt';
import type { Chain } from './chain';
import { AuditError, explain, type AuditErrorCode } from './error';
import type { RotationReason } from './life';
import type { Entry, Link } from './record';
import type { TrailFile } from './storage';

export type { OnProgress } from './attempt';

/** Process exit waits one second at most for a write that the system already has. */
const LAST_WRITE_POLLS = 500;
const POLL_MS = 2;

/** Where a file stands in the chain when it is opened for appending. */
export interface SinkStart {
  /** Bytes of whole, synced records in the file. */
  readonly size: number;
  /** The record before its first one. */
  readonly before: Link;
  /** The last record of the chain, in this file or, while it is empty, an earlier one. */
  readonly last: Link;
}

/**
 * One trail file open for appending. Its size and its place in the chain only ever stand after a
 * record that is whole and synced; a batch that fails is cut off again before anything else is
 * written anywhere, so that no record stands in the trail twice, or although it was given up.
 */
export class Sink {
  readonly before: Link;
  #size: number;
  #last: Link;
  #attempt: Attempt | null = null;
  #owesCut = false;
  #retirement: RotationReason | null = null;
  #isLastResort = false;

  constructor(
    readonly name: string,
    readonly file: TrailFile,
    readonly chain: Chain,
    start: SinkStart,
  ) {
    this.before = start.before;
    this.#size = start.size;
    this.#last = start.last;
  }

  get size(): number {
    return this.#size;
  }

  get last(): Link {
    return this.#last;
  }

  /** Why the chain must go on in another file; null while this one is good. */
  get retirement(): RotationReason | null {
    return this.#retirement;
  }

  /** Has the chain go on in another file; a wish for one yields to the need of one. */
  retire(reason: RotationReason): void {
    if (this.#retirement === null || this.#retirement === 'asked') this.#retirement = reason;
  }

  /**
   * Appends and syncs a batch, all or nothing; an aborted one is taken back even if it succeeded.
   *
   * @throws AuditError `WRITE_FAILED`, `SYNC_FAILED` or `DISPLACED`
   */
  async commit(
    entries: readonly Entry[],
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<void> {
    const attempt = this.#begin(entries, onProgress);
    await this.#step('WRITE_FAILED', attempt, signal, () => this.#append(attempt));
    onProgress('written');
    await this.#step('SYNC_FAILED', attempt, signal, () => this.#syncInPlace());
    this.#confirm(attempt);
  }

  /**
   * Cuts off what an unfinished batch has left behind; does nothing when nothing is.
   *
   * @throws AuditError `WRITE_FAILED`; until it succeeds, no record may be written anywhere
   */
  async mend(): Promise<void> {
    if (!this.#owesCut) return;
    try {
      await this.file.truncate(this.#size);
      await this.file.sync();
      this.#owesCut = false;
    } catch (cause) {
      const message = `${this.name} could not be cut back to ${this.#size} bytes`;
      throw new AuditError('WRITE_FAILED', message, { cause });
    }
  }

  /** Notices whether the file was moved, removed or replaced, and retires if so. */
  async inspect(): Promise<void> {
    if (!(await this.file.isInPlace())) this.retire('displaced');
  }

  /**
   * Completes on process exit what `commit` had begun: no promise settles any more, but the system
   * still carries out a write it was given, so its arrival is watched; the rest follows.
   */
  finishSync(): void {
    this.#isLastResort = true;
    if (this.#owesCut || (this.#retirement !== null && this.#retirement !== 'asked')) {
      throw new AuditError('WRITE_FAILED', `${this.name} failed and takes no more`);
    }
    if (this.#attempt === null) return;
    this.#awaitSizeSync(this.#size + this.#attempt.bytes);
    this.#completeSync(this.#attempt);
  }

  /** Appends and syncs a batch on process exit. */
  commitSync(entries: readonly Entry[], onProgress: OnProgress): void {
    this.#completeSync(this.#begin(entries, onProgress));
  }

  close(): Promise<void> {
    return this.file.close();
  }

  #begin(entries: readonly Entry[], onProgress: OnProgress): Attempt {
    this.#attempt = new Attempt(entries, this.chain, this.#last, onProgress);
    return this.#attempt;
  }

  #confirm({ bytes, last, onProgress }: Attempt): void {
    this.#size += bytes;
    this.#last = last;
    this.#attempt = null;
    onProgress('synced');
  }

  /** Whatever happens meanwhile, a write on its way is waited for: the file may be cut next. */
  async #append(attempt: Attempt): Promise<void> {
    for (let bytes = attempt.take(); bytes !== null; bytes = attempt.take()) {
      const appended = this.file.append(bytes);
      try {
        attempt.prepare();
      } finally {
        await appended;
      }
    }
  }

  #completeSync(attempt: Attempt): void {
    for (let bytes = attempt.take(); bytes !== null; bytes = attempt.take()) {
      this.file.appendSync(bytes);
    }
    this.file.syncSync();
    this.#confirm(attempt);
  }

  /** The look at the name hides behind the sync, so that it costs no one any time. */
  async #syncInPlace(): Promise<void> {
    const [, isInPlace] = await Promise.all([this.file.sync(), this.file.isInPlace()]);
    if (isInPlace) return;
    throw new AuditError(
      'DISPLACED',
      `${this.name} was moved, removed or replaced; leave the trail's files to its writer`,
    );
  }

  async #step(
    code: AuditErrorCode,
    attempt: Attempt,
    signal: AbortSignal,
    action: () => Promise<void>,
  ): Promise<void> {
    try {
      await action();
      signal.throwIfAborted();
    } catch (cause) {
      const message = `${this.name} did not take the next ${attempt.bytes} bytes`;
      const failure = AuditError.from(cause, code, message);
      if (!this.#isLastResort) await this.#undo(failure);
      throw failure;
    }
  }

  /**
   * After a failed sync the file is left behind for good: the system may believe its pages clean, so
   * that a second sync of the same bytes would prove nothing.
   */
  async #undo(failure: AuditError): Promise<void> {
    this.#attempt = null;
    this.#owesCut = true;
    if (failure.code === 'SYNC_FAILED') this.retire('sync-failed');
    if (failure.code === 'DISPLACED') this.retire('displaced');
    try {
      await this.mend();
    } catch (cause) {
      const message = `${explain(failure)}; nor could the write be taken back`;
      throw new AuditError(failure.code, message, { cause });
    }
  }

  #awaitSizeSync(size: number): void {
    const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    for (let poll = 0; this.file.sizeSync() < size; poll += 1) {
      if (poll === LAST_WRITE_POLLS) {
        throw new AuditError('TOO_SLOW', `the last write to ${this.name} did not arrive in time`);
      }
      Atomics.wait(never, 0, 0, POLL_MS);
    }
  }
}
