import type { Redaction } from './redaction';
import type { TranscriptEntry } from './types';

/** Longest line kept whole; a bulk operation is recognised by its beginning. */
const LINE_LIMIT_CHARACTERS = 64 * 1024;
/** Of the first entries and again of the last: a long case is understood from both ends. */
const HALF_LIMIT_CHARACTERS = 4 * 1024 * 1024;
/** So that a flood of empty lines is bounded too. */
const ENTRY_OVERHEAD_CHARACTERS = 64;

/** Who said what and when, in bounded memory: the first entries, the last ones, and what was cut. */
export class Transcript {
  readonly #startedAt: number;
  readonly #head: TranscriptEntry[] = [];
  #headSize = 0;
  #tail: TranscriptEntry[] = [];
  #tailSize = 0;
  #cut = 0;

  constructor(
    private readonly clock: () => number,
    private readonly redaction: Redaction,
  ) {
    this.#startedAt = clock();
  }

  record(direction: TranscriptEntry['direction'], line: string): void {
    const at_ms = Math.round((this.clock() - this.#startedAt) * 1000) / 1000;
    this.#keep({ at_ms, direction, line: shorten(this.redaction.apply(line).trimEnd()) });
  }

  entries(): readonly TranscriptEntry[] {
    const [oldest] = this.#tail;
    if (this.#cut === 0 || !oldest) return [...this.#head, ...this.#tail];
    const line = `${this.#cut} entries were cut here`;
    return [...this.#head, { at_ms: oldest.at_ms, direction: 'event', line }, ...this.#tail];
  }

  #keep(entry: TranscriptEntry): void {
    if (this.#tail.length === 0 && this.#headSize + sizeOf(entry) <= HALF_LIMIT_CHARACTERS) {
      this.#head.push(entry);
      this.#headSize += sizeOf(entry);
      return;
    }
    this.#tail.push(entry);
    this.#tailSize += sizeOf(entry);
    if (this.#tailSize > 2 * HALF_LIMIT_CHARACTERS) this.#trimTail();
  }

  /** Seldom and many at once, since taking from the front of a list costs its length. */
  #trimTail(): void {
    let first = 0;
    for (const entry of this.#tail) {
      if (this.#tailSize <= HALF_LIMIT_CHARACTERS) break;
      this.#tailSize -= sizeOf(entry);
      first += 1;
    }
    this.#tail = this.#tail.slice(first);
    this.#cut += first;
  }
}

const sizeOf = (entry: TranscriptEntry): number => entry.line.length + ENTRY_OVERHEAD_CHARACTERS;

const shorten = (line: string): string =>
  line.length <= LINE_LIMIT_CHARACTERS
    ? line
    : `${line.slice(0, LINE_LIMIT_CHARACTERS)}… (${line.length - LINE_LIMIT_CHARACTERS} more characters)`;
