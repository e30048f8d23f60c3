/**
 * Keeps the beginning and the end of a stream of bytes, in bounded memory, and counts the rest.
 *
 * The beginning says how it started and the end how it died; a flood is what lies between.
 */
export class HeadAndTail {
  readonly #head: Buffer[] = [];
  #headBytes = 0;
  /** Of the bytes after the head, the last ones: a ring, made when it is first needed. */
  #ring: Buffer | null = null;
  #tailBytes = 0;

  constructor(
    private readonly headLimitBytes: number,
    private readonly tailLimitBytes: number,
  ) {}

  push(chunk: Buffer): void {
    const head = Buffer.from(chunk.subarray(0, this.headLimitBytes - this.#headBytes));
    if (head.length > 0) this.#head.push(head);
    this.#headBytes += head.length;
    const rest = chunk.subarray(head.length);
    if (rest.length > 0) this.#pushTail(rest);
  }

  get cutBytes(): number {
    return Math.max(0, this.#tailBytes - this.tailLimitBytes);
  }

  text(): string {
    const head = Buffer.concat(this.#head);
    const tail = this.#tail();
    if (this.cutBytes === 0) return Buffer.concat([head, tail]).toString('utf8');
    const cut = `\n… ${this.cutBytes} bytes were cut here …\n`;
    return head.toString('utf8') + cut + tail.toString('utf8');
  }

  #pushTail(rest: Buffer): void {
    this.#ring ??= Buffer.alloc(this.tailLimitBytes);
    const kept = rest.subarray(Math.max(0, rest.length - this.tailLimitBytes));
    const start = (this.#tailBytes + rest.length - kept.length) % this.tailLimitBytes;
    const copied = kept.copy(this.#ring, start);
    kept.copy(this.#ring, 0, copied);
    this.#tailBytes += rest.length;
  }

  #tail(): Buffer {
    if (!this.#ring) return Buffer.alloc(0);
    if (this.cutBytes === 0) return this.#ring.subarray(0, this.#tailBytes);
    const oldest = this.#tailBytes % this.tailLimitBytes;
    return Buffer.concat([this.#ring.subarray(oldest), this.#ring.subarray(0, oldest)]);
  }
}
