import { chainEntries, type Chain, type ChainedLines } from './chain';
import type { Entry, Link } from './record';

/** Told synchronously, the moment the batch is that safe. */
export type OnProgress = (level: 'written' | 'synced') => void;

/** Less than a millisecond of hashing, and enough for a write to be worth its way to the disk. */
const RECORDS_AT_ONCE = 256;

/**
 * A batch on its way into a file, a piece at a time: the next one is hashed while the disk takes the
 * one before, and no batch, however large, holds up the event loop.
 */
export class Attempt {
  #bytes = 0;
  #last: Link;
  #chained = 0;
  #ahead: ChainedLines | null = null;

  constructor(
    private readonly entries: readonly Entry[],
    private readonly chain: Chain,
    previous: Link,
    readonly onProgress: OnProgress,
  ) {
    this.#last = previous;
  }

  /** Bytes of all pieces taken so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The last record of all pieces taken so far. */
  get last(): Link {
    return this.#last;
  }

  /** The next piece, for the system to have; null when it has them all. */
  take(): Buffer | null {
    this.prepare();
    if (this.#ahead === null) return null;
    const { bytes, last } = this.#ahead;
    this.#ahead = null;
    this.#bytes += bytes.length;
    this.#last = last;
    return bytes;
  }

  /** Hashes the next piece ahead of time. */
  prepare(): void {
    if (this.#ahead !== null || this.#chained >= this.entries.length) return;
    const end = this.#chained + RECORDS_AT_ONCE;
    this.#ahead = chainEntries(this.entries.slice(this.#chained, end), this.chain, this.#last);
    this.#chained = end;
  }
}
