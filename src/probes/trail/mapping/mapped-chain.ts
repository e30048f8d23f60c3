import { hash } from 'node:crypto';
import { isTextAt } from '../same-bytes';
import type { TrailKey } from '../trail-key';
import type { Link } from '../types';
import { readLine } from './read-line';
import type { TrailMapping } from './schema';
import type { Translator } from './translate';

/** A chain of a mapping, followed record by record; after the first break there is no going on. */
export class MappedChain {
  #last: Link;
  /** What the next record has to name as the hash before it. */
  #due: string;
  #sequence: number | null = null;

  constructor(
    private readonly mapping: TrailMapping,
    private readonly translator: Translator,
    private readonly keys: readonly TrailKey[],
  ) {
    this.#due = mapping.hash.first;
    this.#last = { seq: 0, hash: this.#due };
  }

  /** The last record that holds; its number is its place in the chain, from 1. */
  get last(): Link {
    return this.#last;
  }

  /** The next record is the first of a file. */
  enterFile(): void {
    const { begins, first } = this.mapping.hash;
    if (begins === 'in each file') this.#due = first;
  }

  /** Takes the next line; says what is wrong with it. */
  take(line: Buffer): string | null {
    const read = readLine(this.mapping, this.translator, line);
    if (!read.ok) return read.reason;
    const { record, covered, sequence } = read;
    const wrong =
      this.#wrongHash(covered, record.hash) ??
      this.#wrongLink(record.prev_hash) ??
      this.#wrongSequence(sequence);
    if (wrong !== null) return wrong;
    this.#due = record.hash;
    this.#sequence = sequence;
    this.#last = { seq: this.#last.seq + 1, hash: record.hash };
    return null;
  }

  #wrongHash(covered: string, told: string): string | null {
    if (this.mapping.hash.algorithm === 'sha256') {
      const made = hash('sha256', covered);
      return isTextAt(made, Buffer.from(told), 0) ? null : 'its hash does not fit what it covers';
    }
    return this.keys.some((key) => key.proves(covered, told))
      ? null
      : 'its hash does not fit what it covers under the key given';
  }

  #wrongLink(prevHash: string): string | null {
    if (prevHash === this.#due) return null;
    return this.#due === this.mapping.hash.first
      ? `it is the first record, but what it has for the hash before is not ${JSON.stringify(this.#due)}`
      : 'what it has for the hash before is not the hash of the record before';
  }

  #wrongSequence(sequence: number | null): string | null {
    if (sequence === null) return null;
    if (this.#sequence === null) {
      return [0, 1].includes(sequence) ? null : `the first record is number ${sequence}`;
    }
    return sequence === this.#sequence + 1 ? null : `${sequence} follows ${this.#sequence}`;
  }
}
