import { chainEntries, type Chain, type ChainedLines } from './chain';
import { AuditError, explain, type AuditErrorCode } from './error';
import type { Entry, Link } from './record';
import type { TrailFile } from './storage';

/** Process exit waits one second at most for a write that the system already has. */
const LAST_WRITE_POLLS = 500;
const POLL_MS = 2;

/** Told synchronously, the moment the batch is that safe. */
export type OnProgress = (level: 'written' | 'synced') => void;

interface Attempt extends ChainedLines {
  readonly onProgress: OnProgress;
}

/**
 * One trail file open for appending. Its size and its place in the chain only ever stand after a
 * record that is whole and synced; a batch that fails is cut off again, so that a record counted as
 * failed is not found in the trail.
 */
export class Sink {
  #size: number;
  #last: Link;
  #attempt: Attempt | null = null;
  #isUsable = true;
  #isLastResort = false;

  constructor(
    readonly name: string,
    private readonly file: TrailFile,
    private readonly chain: Chain,
    start: { readonly size: number; readonly last: Link },
  ) {
    this.#size = start.size;
    this.#last = start.last;
  }

  /** False once a sync failed or a failed write could not be undone: go on in a fresh file. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  /**
   * Appends and syncs a batch, all or nothing; an aborted one is taken back even if it succeeded.
   *
   * @throws AuditError `WRITE_FAILED` or `SYNC_FAILED`
   */
  async commit(
    entries: readonly Entry[],
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<void> {
    const attempt = this.#begin(entries, onProgress);
    await this.#step('WRITE_FAILED', attempt, signal, () => this.file.append(attempt.bytes));
    onProgress('written');
    await this.#step('SYNC_FAILED', attempt, signal, () => this.file.sync());
    this.#confirm(attempt);
  }

  /**
   * Completes on process exit what `commit` had begun: no promise settles any more, but the system
   * still carries out a write it was given, so its arrival is watched and then synced.
   */
  finishSync(): void {
    this.#isLastResort = true;
    if (!this.#isUsable) {
      throw new AuditError('WRITE_FAILED', `${this.name} failed and takes no more`);
    }
    if (this.#attempt === null) return;
    this.#awaitSizeSync(this.#size + this.#attempt.bytes.length);
    this.file.syncSync();
    this.#confirm(this.#attempt);
  }

  /** Appends and syncs a batch on process exit. */
  commitSync(entries: readonly Entry[], onProgress: OnProgress): void {
    const attempt = this.#begin(entries, onProgress);
    this.file.appendSync(attempt.bytes);
    this.file.syncSync();
    this.#confirm(attempt);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  #begin(entries: readonly Entry[], onProgress: OnProgress): Attempt {
    this.#attempt = { ...chainEntries(entries, this.chain, this.#last), onProgress };
    return this.#attempt;
  }

  #confirm({ bytes, last, onProgress }: Attempt): void {
    this.#size += bytes.length;
    this.#last = last;
    this.#attempt = null;
    onProgress('synced');
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
      const message = `${this.name} did not take ${attempt.bytes.length} bytes`;
      const failure = AuditError.from(cause, code, message);
      if (!this.#isLastResort) await this.#undo(failure);
      throw failure;
    }
  }

  /**
   * Cuts the file back to what an earlier sync has confirmed. After a failed sync it is then left
   * behind: the system may believe its pages clean, so that a second sync would prove nothing.
   */
  async #undo(failure: AuditError): Promise<void> {
    this.#attempt = null;
    this.#isUsable = false;
    try {
      await this.file.truncate(this.#size);
    } catch (cause) {
      const message = `${explain(failure)}; ${this.name} could not be cut back either`;
      throw new AuditError(failure.code, message, { cause });
    }
    this.#isUsable = failure.code !== 'SYNC_FAILED';
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
