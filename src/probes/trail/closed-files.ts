import { MANIFEST_NAME, wrongDigest, type Custody, type ManifestEntry } from './custody';
import { inOrder } from './file-name';
import type { TrailSource } from './source';
import type { BadRecord, WholeFile } from './types';

/** What is said of each closed file: its entry in the manifest, and the digest file beside it. */
export class ClosedFiles {
  readonly #entries: ReadonlyMap<string, ManifestEntry>;

  constructor(
    private readonly source: TrailSource,
    private readonly custody: Custody,
  ) {
    this.#entries = new Map(custody.manifest?.files.map((entry) => [entry.file, entry]));
  }

  /** Whether anything says that this file takes no more records. */
  has(file: string): boolean {
    return this.#entries.has(file) || this.custody.digested.has(file);
  }

  /** Whether the manifest vouches for a file that ends with this number, or once did. */
  isListed(file: string, lastSeq: number): boolean {
    return this.#entries.has(file) || lastSeq <= (this.custody.manifest?.boundary?.seq ?? 0);
  }

  /** The number of the first record of a file, as the manifest has it. */
  firstSeq(file: string): number | null {
    return this.#entries.get(file)?.first_seq ?? null;
  }

  /**
   * Files that have to be there, whether they are or not. The digest file of a file older than all
   * that are there proves nothing: retention may just have been removing both, but never all files.
   */
  promised(present: readonly string[]): readonly string[] {
    const [oldest] = present;
    const digested = [...this.custody.digested].filter(
      (file) => oldest === undefined || inOrder(oldest, file) < 0,
    );
    return [...this.#entries.keys(), ...digested];
  }

  /** What is wrong between a file and what is said of it. */
  async wrong(whole: WholeFile): Promise<BadRecord | null> {
    const { file } = whole;
    const entry = this.#entries.get(file);
    const differs = entry === undefined ? null : differsIn(entry, whole);
    if (differs !== null) {
      const reason = `its ${differs} differs from what ${MANIFEST_NAME} says of it`;
      return { file, line: 1, seq: whole.before.seq + 1, reason };
    }
    return this.custody.digested.has(file) ? wrongDigest(this.source, file, whole.sha256) : null;
  }
}

const differsIn = (entry: ManifestEntry, { before, last, bytes, sha256 }: WholeFile) => {
  const seen: Partial<ManifestEntry> = {
    first_seq: before.seq + 1,
    first_prev_hash: before.hash,
    last_seq: last.seq,
    last_hash: last.hash,
    bytes,
    sha256,
  };
  return Object.entries(seen).find(([member, value]) => entry[member] !== value)?.[0] ?? null;
};
