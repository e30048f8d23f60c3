import { createHash } from 'node:crypto';
import { MAX_LINE_BYTES } from '../layout';
import { Lines } from '../lines';
import type { TrailSource } from '../source';
import type { BadRecord, Witness } from '../types';
import type { MappedChain } from './mapped-chain';

const TOO_LONG = `a line of more than ${MAX_LINE_BYTES} bytes`;

/** Follows a chain through its files, in constant memory, to its end or its first bad record. */
export class MappedWalk {
  #file = '';
  #line = 0;
  #filled = 0;
  #isTorn = false;
  #firstBad: BadRecord | null = null;

  constructor(
    private readonly source: TrailSource,
    private readonly chain: MappedChain,
    private readonly witness: Witness,
  ) {}

  get firstBad(): BadRecord | null {
    return this.#firstBad;
  }

  /** Whether an unfinished line ends the last file. */
  get isTorn(): boolean {
    return this.#isTorn;
  }

  /** Files that hold records. */
  get filled(): number {
    return this.#filled;
  }

  async through(files: readonly string[]): Promise<void> {
    for (const file of files) {
      await this.#follow(file, file === files.at(-1));
      if (this.#firstBad !== null) return;
    }
  }

  async #follow(file: string, isLast: boolean): Promise<void> {
    const before = this.chain.last;
    this.#file = file;
    this.#line = 0;
    this.chain.enterFile();
    const digest = this.witness.file === undefined ? null : createHash('sha256');
    const lines = new Lines((bytes, start, end) => this.#take(bytes, start, end), digest);
    for await (const piece of this.source.read(file)) {
      if (!lines.take(piece)) break;
      await this.witness.pause?.();
    }
    if (lines.isTooLong) this.#bad(this.#line + 1, TOO_LONG);
    else if (lines.rest > 0 && isLast) this.#isTorn = true;
    else if (lines.rest > 0) this.#bad(this.#line + 1, 'an unfinished line inside the trail');
    const { last } = this.chain;
    if (this.#firstBad !== null || last.seq === before.seq) return;
    this.#filled += 1;
    const sha256 = digest?.digest('hex') ?? '';
    this.witness.file?.({ file, logId: '', before, last, bytes: lines.bytes, sha256 });
  }

  /** Takes one line of the current file; false when it is bad. */
  #take(bytes: Buffer, start: number, end: number): boolean {
    this.#line += 1;
    const line = bytes.subarray(start, end);
    const reason = line.length > MAX_LINE_BYTES ? TOO_LONG : this.chain.take(line);
    if (reason !== null) {
      this.#bad(this.#line, reason);
      return false;
    }
    const { seq } = this.chain.last;
    this.witness.record?.({ file: this.#file, line: this.#line, seq, bytes: line });
    return true;
  }

  #bad(line: number, reason: string): void {
    this.#firstBad ??= { file: this.#file, line, seq: null, reason };
  }
}
