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

/** Gives each entry its `seq` and hash, in order. A pure function: a failed write costs nothing. */
export const chainEntries = (
  entries: readonly Entry[],
  chain: Chain,
  previous: Link,
): ChainedLines => {
  let last = previous;
  const lines = entries.map((entry) => {
    const { line, seq, hash } = writeRecord(entry, chain, last, chain.key);
    last = { seq, hash };
    return line;
  });
  return { bytes: Buffer.from(lines.join('')), last };
};
