import { explain } from '../error';
import type { AuditLog } from '../log';
import type { MacKey } from '../mac-key';
import type { TrailDirectory, TrailFile } from '../storage';
import { describeFile, type ClosedFile } from './closed-file';
import { holdsAfter } from './holds-in';
import {
  digestName,
  readManifest,
  writeDigest,
  writeManifest,
  type LegalHold,
  type Manifest,
} from './manifest';

/** What the books need to be kept. */
export interface BooksParts {
  readonly directory: TrailDirectory;
  readonly key: MacKey;
  readonly logId: string;
  readonly log: AuditLog;
  /** RFC 3339, UTC: how far the clock is believed where no manifest says so. */
  readonly clockBelieved: string;
}

/**
 * The manifest, and the digest beside each closed file.
 *
 * What the books say can be told from the files, so a crash or a full disk costs nothing: what is
 * missing is entered at the next opening, and a manifest that is lost or was not made by this key is
 * made anew, its legal holds read from the chain.
 */
export class Books {
  #manifest: Manifest;
  #key: MacKey;

  private constructor(
    private readonly parts: BooksParts,
    manifest: Manifest,
    private readonly isAnew: boolean,
  ) {
    this.#manifest = manifest;
    this.#key = parts.key;
  }

  static async open(parts: BooksParts): Promise<Books> {
    const { directory, key, logId, log, clockBelieved } = parts;
    const found = await readManifest(directory, key);
    if (found === 'unsealed') log.warn('manifest.json was not sealed by this key; it is made anew');
    if (found !== null && found !== 'unsealed') return new Books(parts, found, false);
    const empty = { files: [], boundary: null, holds: [], clock_believed: clockBelieved };
    return new Books(parts, { log_id: logId, ...empty }, true);
  }

  /** Whether a file is closed, and so must never be appended to. */
  hasClosed(name: string): boolean {
    return this.#manifest.files.some(({ file }) => file === name);
  }

  /** Enters what a crash has kept out: every one of the trail's files but `current`. */
  async complete(names: readonly string[], current: string): Promise<void> {
    const { directory } = this.parts;
    const missing: ClosedFile[] = [];
    for (const name of names) {
      if (this.hasClosed(name)) continue;
      const file = await directory.openFile(name);
      try {
        if (this.isAnew) await this.#learnHolds(file);
        const closed = name === current ? null : await describeFile(name, file);
        if (closed !== null && !this.#isBeforeBoundary(closed)) missing.push(closed);
      } finally {
        await file.close();
      }
    }
    if (missing.length > 0 || this.isAnew) await this.#enter(missing);
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Enters a file that was just closed. */
  close(file: ClosedFile): Promise<void> {
    return this.#enter([file]);
  }

  /** Keeps how far the clock is believed, for the lives to come. */
  async believe(atMs: number): Promise<void> {
    this.#manifest = { ...this.#manifest, clock_believed: new Date(atMs).toISOString() };
    await this.save();
  }

  /** @throws what the disk throws; a hold that is not on disk is not set */
  async setHolds(holds: readonly LegalHold[]): Promise<void> {
    await this.#write({ ...this.#manifest, holds });
  }

  /** Removes the oldest files; the boundary is written before any of them goes. */
  async remove(files: readonly ClosedFile[]): Promise<void> {
    const last = files.at(-1);
    if (last === undefined) return;
    const gone = new Set(files.map(({ file }) => file));
    await this.#write({
      ...this.#manifest,
      files: this.#manifest.files.filter(({ file }) => !gone.has(file)),
      boundary: { seq: last.last_seq, hash: last.last_hash },
    });
    for (const name of gone) {
      await this.parts.directory.remove(name);
      await this.parts.directory.remove(digestName(name));
    }
  }

  /** Seals the books with another key from now on. */
  async changeKey(key: MacKey): Promise<void> {
    this.#key = key;
    await this.save();
  }

  /** Writes the books as they stand; a failure is logged, because all of it can be made anew. */
  async save(): Promise<void> {
    try {
      await this.#write(this.#manifest);
    } catch (cause) {
      this.parts.log.warn(`manifest.json lags behind, it could not be written: ${explain(cause)}`);
    }
  }

  async #write(manifest: Manifest): Promise<void> {
    await writeManifest(this.parts.directory, manifest, this.#key);
    this.#manifest = manifest;
  }

  async #learnHolds(file: TrailFile): Promise<void> {
    const holds = await holdsAfter(file, this.#manifest.holds);
    this.#manifest = { ...this.#manifest, holds };
  }

  #isBeforeBoundary({ last_seq }: ClosedFile): boolean {
    return last_seq <= (this.#manifest.boundary?.seq ?? 0);
  }

  async #enter(closed: readonly ClosedFile[]): Promise<void> {
    const files = [...this.#manifest.files, ...closed];
    this.#manifest = {
      ...this.#manifest,
      files: files.sort((a, b) => a.first_seq - b.first_seq),
    };
    try {
      for (const file of closed) await writeDigest(this.parts.directory, file);
    } catch (cause) {
      this.parts.log.warn(`a digest file could not be written: ${explain(cause)}`);
    }
    await this.save();
  }
}
