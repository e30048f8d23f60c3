import type { MacKey } from './mac-key';
import { writeRecord, type Entry, type Link, type LogIdentity } from './record';

/** A chain and the key that makes it; the key is erased when the trail is disposed. */
export interface Chain extends LogIdentity {
  readonly key: MacKey;
}

/** The lines of one write, and where the chain stands once they are on disk, not before. */
export interface ChainedLines {
  readonly bytes: Buffer;
  readonly last: Link;
}

/** Holds a common record; where a line does not fit, the room for all of them doubles. */
const ROOM_BYTES = 1024;
const MOST_BYTES_PER_UNIT = 3;

const withRoom = (bytes: Buffer, used: number, more: number): Buffer => {
  if (used + more <= bytes.length) return bytes;
  const larger = Buffer.allocUnsafe(2 * bytes.length + more);
  bytes.copy(larger, 0, 0, used);
  return larger;
};

/** Gives each entry its `seq` and hash, in order. A pure function: a failed write costs nothing. */
export const chainEntries = (
  entries: readonly Entry[],
  chain: Chain,
  previous: Link,
): ChainedLines => {
  let bytes: Buffer = Buffer.allocUnsafe(entries.length * ROOM_BYTES);
  let used = 0;
  let last = previous;
  for (const entry of entries) {
    const { line, seq, hash } = writeRecord(entry, chain, last, chain.key);
    bytes = withRoom(bytes, used, line.length * MOST_BYTES_PER_UNIT);
    used += bytes.write(line, used);
    last = { seq, hash };
  }
  return { bytes: bytes.subarray(0, used), last };
};
