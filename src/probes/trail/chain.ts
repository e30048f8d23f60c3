import {
  COVERED_FROM_END,
  HASH_FROM_END,
  HEX_BYTES,
  PREV_HASH_FROM_END,
  type Form,
} from './layout';
import { Lineage } from './lineage';
import { plainForm } from './plain-form';
import { readForm } from './read-form';
import { sameBytes } from './same-bytes';
import type { TrailKey } from './trail-key';
import type { Link, TrailRecord } from './types';

/** What is wrong with a line. */
export interface Break {
  /** As it stands in the line; null where it cannot be read. */
  readonly seq: number | null;
  readonly reason: string;
}

/** The first `prev_hash` of every trail is 64 zeros (TRAIL-2). */
export const GENESIS: Link = { seq: 0, hash: '0'.repeat(HEX_BYTES) };

const HEX = /^[0-9a-f]{64}$/;

/**
 * A chain, followed record by record: form, keyed hash over the exact bytes, number, link. Nothing is
 * ever re-serialized (TRAIL-2). After the first break there is no going on.
 *
 * It may begin after a record that retention removed; `begin` then says after which, and whether
 * that was allowed is for others to decide.
 */
export class Chain {
  readonly #lineage: Lineage;
  readonly #hash = Buffer.from(GENESIS.hash);
  #seq = GENESIS.seq;
  #logId: Buffer | null = null;
  #begin: Link | null = null;

  /** @param onLife told of each record in which the trail speaks of itself */
  constructor(
    keys: readonly TrailKey[],
    private readonly onLife: (record: TrailRecord) => void,
  ) {
    this.#lineage = new Lineage(keys);
  }

  /** The last record that holds. */
  get last(): Link {
    return { seq: this.#seq, hash: this.#hash.toString('latin1') };
  }

  get lastSeq(): number {
    return this.#seq;
  }

  /** What the first record follows; null while there is none. */
  get begin(): Link | null {
    return this.#begin;
  }

  /** What every record names as its log, or null while there is none. */
  get logId(): string | null {
    return this.#logId === null ? null : (JSON.parse(this.#logId.toString()) as string);
  }

  /** The key under which the chain would go on; null while there is no record. */
  get key(): TrailKey | null {
    return this.#lineage.key;
  }

  /** Takes the next line, from `start` to its newline at `end`; says what is wrong with it. */
  take(bytes: Buffer, start: number, end: number): Break | null {
    let form = plainForm(bytes, start, end);
    if (form === null) {
      const read = readForm(bytes, start, end);
      if (!read.ok) return read;
      form = read.form;
    }
    const reason =
      this.#lineage.wrongHash(bytes, start, end - COVERED_FROM_END, end - HASH_FROM_END) ??
      this.#wrongLink(bytes, end, form);
    if (reason !== null) return { seq: form.seq, reason };
    this.#seq = form.seq;
    bytes.copy(this.#hash, 0, end - HASH_FROM_END, end - HASH_FROM_END + HEX_BYTES);
    return form.isLife ? this.#live(bytes.toString('utf8', start, end)) : null;
  }

  #wrongLink(bytes: Buffer, end: number, form: Form): string | null {
    if (this.#begin === null || this.#logId === null) return this.#start(bytes, end, form);
    const { seq, logIdStart, logIdEnd } = form;
    if (seq !== this.#seq + 1) return `seq ${seq} follows ${this.#seq}`;
    if (!sameBytes(this.#hash, 0, bytes, end - PREV_HASH_FROM_END, HEX_BYTES)) {
      return 'its prev_hash is not the hash of the record before';
    }
    const isOfLog =
      logIdEnd - logIdStart === this.#logId.length &&
      sameBytes(this.#logId, 0, bytes, logIdStart, this.#logId.length);
    return isOfLog ? null : 'its log_id is not that of the records before';
  }

  #start(bytes: Buffer, end: number, { seq, logIdStart, logIdEnd }: Form): string | null {
    const from = end - PREV_HASH_FROM_END;
    const hash = bytes.toString('latin1', from, from + HEX_BYTES);
    if (!HEX.test(hash)) return 'its prev_hash is not 64 hex digits';
    if (seq === GENESIS.seq + 1 && hash !== GENESIS.hash) {
      return 'it is the first record, but its prev_hash is not 64 zeros';
    }
    this.#begin = { seq: seq - 1, hash };
    this.#logId = Buffer.from(bytes.subarray(logIdStart, logIdEnd));
    return null;
  }

  #live(line: string): Break | null {
    const record = JSON.parse(line) as TrailRecord;
    const reason = this.#lineage.wrongHandOver(record);
    if (reason !== null) return { seq: record.seq, reason };
    this.onLife(record);
    return null;
  }
}
