import { START, writeCursor, type Cursor } from './cursor';
import type { SpooledRecord } from './spooled-record';

/** Settles records in any order, and keeps the cursor behind the oldest that is not. */
export class Progress {
  #cursor: Cursor;
  #settled: ReadonlySet<number>;
  #open: readonly SpooledRecord[] = [];

  constructor(
    private readonly directory: string,
    start: Cursor,
  ) {
    this.#cursor = start;
    this.#settled = new Set(start.settled);
  }

  get cursor(): Cursor {
    return this.#cursor;
  }

  /** Forgets whatever was settled. */
  restart(): void {
    this.#cursor = START;
    this.#settled = new Set();
  }

  /** How many records up to a `seq` are neither delivered nor given up. */
  countOpen(seq: number): number {
    return Math.max(0, seq - this.#cursor.seq - this.#settled.size);
  }

  /**
   * How many records are missing between the cursor and the next one there is. At the very start
   * none is: retention may have removed what came before.
   */
  countMissing(next: number): number {
    const { seq, settled } = this.#cursor;
    if (seq === 0) return 0;
    return next - seq - 1 - settled.filter((later) => later < next).length;
  }

  /** Takes the next records as `readSpool` found them; what is missing before them is passed. */
  begin(records: readonly SpooledRecord[]): void {
    this.#open = records;
    const seq = (records[0]?.seq ?? 1) - 1;
    this.#settled = new Set([...this.#settled].filter((later) => later > seq));
    this.#cursor = { ...this.#cursor, seq, settled: [...this.#settled] };
  }

  /** Marks records as settled; durably, unless the disk refuses (then it throws what it said). */
  async settle(records: readonly SpooledRecord[]): Promise<void> {
    const settled = new Set([...this.#settled, ...records.map((record) => record.seq)]);
    let { seq, file, offset } = this.#cursor;
    while (settled.delete(seq + 1)) seq += 1;
    const passed = this.#open.findLast((record) => record.seq <= seq);
    if (passed !== undefined) ({ file, end: offset } = passed);
    this.#settled = settled;
    this.#cursor = { file, offset, seq, settled: [...settled] };
    await writeCursor(this.directory, this.#cursor);
  }
}
