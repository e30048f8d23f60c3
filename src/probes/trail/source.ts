import type { TrailFormat } from './format';
import { proofgateFormat } from './proofgate-format';

/** Where a trail is read from, so that bytes on disk and bytes in hand are verified alike. */
export interface TrailSource {
  readonly format: TrailFormat;
  /** All names in the directory; none where it does not exist. */
  names(): Promise<readonly string[]>;
  /** The bytes of a file, piece by piece; a piece is only there until the next is asked for. */
  read(name: string): AsyncIterable<Buffer>;
  /** A small file as a whole, or null when there is none. */
  document(name: string): Promise<Buffer | null>;
}

/** A trail whose files are all in memory. */
export const memorySource = (
  files: ReadonlyMap<string, Buffer>,
  format: TrailFormat = proofgateFormat,
): TrailSource => ({
  format,
  names: () => Promise.resolve([...files.keys()]),
  // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
  async *read(name) {
    const bytes = files.get(name);
    if (bytes !== undefined) yield bytes;
  },
  document: (name) => Promise.resolve(files.get(name) ?? null),
});
