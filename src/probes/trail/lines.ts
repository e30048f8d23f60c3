import type { Hash } from 'node:crypto';
import { MAX_LINE_BYTES } from './layout';

const NEWLINE = 0x0a;

/** Takes one line, from `start` to its newline at `end`; says whether to go on. */
type OnLine = (bytes: Buffer, start: number, end: number) => boolean;

/**
 * Cuts the pieces of a file into lines without copying them, but for a line that lies across two
 * pieces. Never holds more than one line.
 */
export class Lines {
  #rest: Buffer = Buffer.alloc(0);
  #bytes = 0;

  /** @param digest is fed the whole lines, newlines included */
  constructor(
    private readonly onLine: OnLine,
    private readonly digest: Hash | null,
  ) {}

  /** Bytes of the whole lines. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes after the last newline. */
  get rest(): number {
    return this.#rest.length;
  }

  /** Whether there is more without a newline than a line may hold. */
  get isTooLong(): boolean {
    return this.#rest.length > MAX_LINE_BYTES;
  }

  /** Takes the next piece; false when there is no use in another. */
  take(piece: Buffer): boolean {
    const end = piece.lastIndexOf(NEWLINE) + 1;
    if (end > 0 && !this.#cut(piece, end)) return false;
    if (end < piece.length) this.#rest = Buffer.concat([this.#rest, piece.subarray(end)]);
    return !this.isTooLong;
  }

  #cut(piece: Buffer, end: number): boolean {
    this.#bytes += this.#rest.length + end;
    this.digest?.update(this.#rest).update(piece.subarray(0, end));
    let from = 0;
    if (this.#rest.length > 0) {
      from = piece.indexOf(NEWLINE) + 1;
      const line = Buffer.concat([this.#rest, piece.subarray(0, from)]);
      this.#rest = Buffer.alloc(0);
      if (!this.onLine(line, 0, line.length - 1)) return false;
    }
    while (from < end) {
      const newline = piece.indexOf(NEWLINE, from);
      if (!this.onLine(piece, from, newline)) return false;
      from = newline + 1;
    }
    return true;
  }
}
