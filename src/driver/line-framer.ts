import { SubjectError } from './subject-error';

const NEWLINE = 0x0a;
const FIRST_CAPACITY_BYTES = 4096;

/**
 * Cuts a stream of bytes into lines, wherever the chunks happen to end, in bounded memory.
 *
 * Lines come without their newline and lazily, so that each can be acted on before the next is cut.
 */
export class LineFramer {
  #buffer = Buffer.alloc(FIRST_CAPACITY_BYTES);
  #length = 0;

  constructor(private readonly limitBytes: number) {}

  /** Bytes of a line that has begun and has no newline yet. */
  get pendingBytes(): number {
    return this.#length;
  }

  /** @throws {SubjectError} LINE_TOO_LONG, once the lines before the long one were given out. */
  *push(chunk: Buffer): Generator<Buffer, void> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#append(chunk.subarray(start, end));
      start = end + 1;
      yield this.#take();
    }
    this.#append(chunk.subarray(start));
  }

  #append(part: Buffer): void {
    const length = this.#length + part.length;
    if (length > this.limitBytes) throw tooLong(this.limitBytes, length);
    if (length > this.#buffer.length) this.#growTo(length);
    part.copy(this.#buffer, this.#length);
    this.#length = length;
  }

  #growTo(length: number): void {
    const larger = Buffer.alloc(Math.max(length, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }

  #take(): Buffer {
    const line = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return line;
  }
}

const tooLong = (limit: number, length: number): SubjectError =>
  new SubjectError('LINE_TOO_LONG', {
    expected: `a line of at most ${limit} bytes on stdout`,
    found: `${length} bytes without a newline`,
    todo: 'Send less in one message, and end every message with a newline.',
  });
