import type { TrailKey } from './trail-key';
import type { TrailRecord } from './types';

/** Keys hand the chain over by a record that the old one hashes and the new one proves. */
const HAND_OVER = 'KeyRotated';

/** What the new key signs. */
const handOver = (logId: string, oldKey: string, newKey: string): string =>
  `proofgate/1 key rotation\n${logId}\n${oldKey}\n${newKey}`;

/** Which of the given keys is in force at each place of a chain. */
export class Lineage {
  #key: TrailKey | null = null;

  constructor(private readonly keys: readonly TrailKey[]) {}

  /** The key for the next record; null while there was none. */
  get key(): TrailKey | null {
    return this.#key;
  }

  /** Why the hash at `hexAt` is not that of the bytes from `start` to `end`; null when it is. */
  wrongHash(bytes: Buffer, start: number, end: number, hexAt: number): string | null {
    if (this.#key === null) return this.#find(bytes, start, end, hexAt);
    return this.#key.fits(bytes, start, end, hexAt) ? null : 'its hash does not fit its bytes';
  }

  /** Follows a hand-over to the next key; says why that cannot be done. */
  wrongHandOver({ log_id: logId, event }: TrailRecord): string | null {
    if (event.event_type !== HAND_OVER) return null;
    const { old_key: oldKey, new_key: newKey, proof } = event;
    const next = this.keys.find(({ name }) => name === newKey);
    if (next === undefined) {
      return `the chain goes on under the key named ${String(newKey)}, which was not given`;
    }
    const statement = handOver(logId, this.#key?.name ?? '', next.name);
    if (oldKey !== this.#key?.name || !next.proves(statement, proof)) {
      return 'its hand-over to another key is not proven by both keys';
    }
    this.#key = next;
    return null;
  }

  #find(bytes: Buffer, start: number, end: number, hexAt: number): string | null {
    const found = this.keys.find((key) => key.fits(bytes, start, end, hexAt));
    if (found === undefined) {
      return this.keys.length === 1
        ? 'its hash does not fit its bytes under the key given'
        : `its hash does not fit its bytes under any of the ${this.keys.length} keys given`;
    }
    this.#key = found;
    return null;
  }
}
