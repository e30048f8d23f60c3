import { createHash, type Hash } from 'node:crypto';
import { Beginning } from './beginning';
import { Chain, GENESIS, type Break } from './chain';
import { ClosedFiles } from './closed-files';
import { HEAD_NAME, MANIFEST_NAME, type Custody } from './custody';
import { inOrder } from './file-name';
import { Landmarks, type Landmark } from './landmarks';
import { MAX_LINE_BYTES } from './layout';
import { Lines } from './lines';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { BadRecord, Witness } from './types';

/** Follows a chain through its files, in constant memory, to its end or its first bad record. */
export class Walk {
  readonly #beginning: Beginning;
  readonly #landmarks: Landmarks;
  readonly #closed: ClosedFiles;
  readonly #chain: Chain;
  #records = 0;
  #file = '';
  #line = 0;
  #isTorn = false;
  #unlisted = 0;
  #firstBad: BadRecord | null = null;

  constructor(
    private readonly source: TrailSource,
    private readonly keys: readonly TrailKey[],
    private readonly custody: Custody,
    private readonly witness: Witness,
  ) {
    this.#beginning = new Beginning(custody.manifest?.boundary ?? null);
    this.#landmarks = new Landmarks(landmarksOf(custody));
    this.#closed = new ClosedFiles(source, custody);
    this.#chain = new Chain(keys, (record) => {
      this.#beginning.hear(record);
    });
  }

  get records(): number {
    return this.#records;
  }

  get lastSeq(): number {
    return this.#chain.lastSeq;
  }

  /** Whether an unfinished line ends the last file. */
  get isTorn(): boolean {
    return this.#isTorn;
  }

  /** Files with records that were followed by another, and that no manifest lists. */
  get unlisted(): number {
    return this.#unlisted;
  }

  get firstBad(): BadRecord | null {
    return this.#firstBad;
  }

  /** Goes through the files that are there and those that ought to be, in order, then looks back. */
  async through(present: readonly string[]): Promise<void> {
    const there = new Set(present);
    const all = new Set([...present, ...this.#closed.promised(present)]);
    for (const file of [...all].sort(inOrder)) {
      if (there.has(file)) await this.#follow(file, file === present.at(-1));
      else this.#bad(file, 1, this.#closed.firstSeq(file), 'the file was closed, and it is gone');
      if (this.#firstBad !== null) break;
    }
    if (this.#firstBad === null) this.#lookBack(present);
    else this.#blameTheBeginning(present);
  }

  /** What follows a break vouches for nothing: a beginning unaccounted for comes first (TRAIL-3). */
  #blameTheBeginning(present: readonly string[]): void {
    const { begin } = this.#chain;
    if (begin === null || this.#beginning.allows(begin)) return;
    const seq = begin.seq + 1;
    this.#firstBad = { file: present[0] ?? '', line: 1, seq, reason: unaccounted(seq) };
  }

  async #follow(file: string, isLast: boolean): Promise<void> {
    const before = this.#chain.last;
    const records = this.#records;
    const isClosed = this.#closed.has(file);
    const digest = isClosed || this.witness.file !== undefined ? createHash('sha256') : null;
    const lines = await this.#read(file, digest);
    if (lines.rest > 0) this.#unfinished(isLast, isClosed);
    if (this.#firstBad !== null) return;
    const isEmpty = this.#records === records;
    if (!isLast && !isEmpty && !this.#closed.isListed(file, this.lastSeq)) this.#unlisted += 1;
    if (digest === null) return;
    if (isEmpty) {
      if (isClosed) this.#bad(file, 1, null, 'the file was closed, and its records are gone');
      return;
    }
    const whole = {
      file,
      logId: this.#chain.logId ?? '',
      before: records === 0 ? (this.#chain.begin ?? GENESIS) : before,
      last: this.#chain.last,
      bytes: lines.bytes,
      sha256: digest.digest('hex'),
    };
    this.#firstBad = await this.#closed.wrong(whole);
    this.witness.file?.(whole);
  }

  async #read(file: string, digest: Hash | null): Promise<Lines> {
    this.#file = file;
    this.#line = 0;
    const lines = new Lines((bytes, start, end) => this.#take(bytes, start, end), digest);
    for await (const piece of this.source.read(file)) {
      if (!lines.take(piece)) break;
      await this.witness.pause?.();
    }
    if (lines.isTooLong) this.#bad(file, this.#line + 1, null, TOO_LONG);
    return lines;
  }

  /** Takes one line of the current file; false when it is bad. */
  #take(bytes: Buffer, start: number, end: number): boolean {
    this.#line += 1;
    const broken = end - start > MAX_LINE_BYTES ? LONG_LINE : this.#chain.take(bytes, start, end);
    const reason = broken?.reason ?? this.#wrongPlace();
    if (reason !== null) {
      this.#bad(this.#file, this.#line, broken === null ? this.lastSeq : broken.seq, reason);
      return false;
    }
    this.#records += 1;
    this.witness.record?.({
      file: this.#file,
      line: this.#line,
      seq: this.lastSeq,
      bytes: bytes.subarray(start, end),
    });
    return true;
  }

  #wrongPlace(): string | null {
    return this.#landmarks.wrongAt(this.#chain.lastSeq, () => this.#chain.last.hash);
  }

  #unfinished(isLast: boolean, isClosed: boolean): void {
    const line = this.#line + 1;
    if (!isLast) this.#bad(this.#file, line, null, 'an unfinished line inside the trail');
    else if (isClosed) this.#bad(this.#file, line, null, 'the file goes on after it was closed');
    else this.#isTorn = true;
  }

  /** What only the end of the chain can show. */
  #lookBack(present: readonly string[]): void {
    const { begin, key, lastSeq } = this.#chain;
    const missing = this.#landmarks.missingAfter(lastSeq);
    if (missing !== null) {
      this.#bad(this.#file || HEAD_NAME, this.#line + 1, lastSeq + 1, missing);
    } else if (begin !== null && !this.#beginning.allows(begin)) {
      this.#bad(present[0] ?? '', 1, begin.seq + 1, unaccounted(begin.seq + 1));
    } else if (key !== null && key !== this.keys[0]) {
      this.#bad(this.#file, this.#line, lastSeq, outdated(key));
    } else this.#lookAtLogIds();
  }

  #lookAtLogIds(): void {
    const { head, manifest } = this.custody;
    const { logId } = this.#chain;
    if (logId === null) return;
    for (const [file, document] of [
      [HEAD_NAME, head],
      [MANIFEST_NAME, manifest],
    ] as const) {
      if (document === null || document.log_id === logId) continue;
      this.#bad(file, 1, null, `${file} is of another log`);
    }
  }

  #bad(file: string, line: number, seq: number | null, reason: string): void {
    this.#firstBad ??= { file, line, seq, reason };
  }
}

const TOO_LONG = `a line of more than ${MAX_LINE_BYTES} bytes`;
const LONG_LINE: Break = { seq: null, reason: TOO_LONG };

const unaccounted = (seq: number): string =>
  `the trail begins with seq ${seq}: what came before is gone, and neither the manifest nor a ` +
  'record of retention accounts for it';

const outdated = (key: TrailKey): string =>
  `the trail ends under the key named ${key.name}, which is not the one given first; give the key ` +
  'in force first';

const landmarksOf = ({ head, manifest }: Custody): readonly Landmark[] => [
  ...(manifest?.boundary ? [{ ...manifest.boundary, namedBy: MANIFEST_NAME }] : []),
  ...(head ? [{ ...head, namedBy: HEAD_NAME }] : []),
];
