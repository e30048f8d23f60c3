import { carryOver } from './carry-over';
import { digestOf, type Books, type ClosedFile } from './custody';
import { AuditError } from './error';
import { fileToAppend, trailFiles, utcDay } from './file-name';
import type { RotationReason } from './life';
import type { MacKey } from './mac-key';
import { Sink, type SinkStart } from './sink';
import type { SinkSupplyParts } from './sink-supply';
import type { TrailDirectory } from './storage';

type SuccessionParts = Pick<SinkSupplyParts, 'chronicle' | 'clock' | 'log' | 'newId'>;

/** What is entered in the books of a file that takes no more records. */
const closedFile = async (sink: Sink, closed_at: string): Promise<ClosedFile> => ({
  file: sink.name,
  first_seq: sink.before.seq + 1,
  last_seq: sink.last.seq,
  first_prev_hash: sink.before.hash,
  last_hash: sink.last.hash,
  sha256: await digestOf(sink.file, sink.size),
  bytes: sink.size,
  closed_at,
});

/** Has the chain of one directory go on in another file (TRAIL-6). */
export class Succession {
  constructor(
    private readonly directory: TrailDirectory,
    private readonly books: Books,
    private readonly parts: SuccessionParts,
  ) {}

  /**
   * Opens the file after `old` and closes that one. A file that has lost its name is succeeded by a
   * copy of itself.
   *
   * @throws what the disk throws; `old` is then as good or bad as before
   */
  async succeed(old: Sink, planned: RotationReason, key: MacKey): Promise<Sink> {
    const isDisplaced = !(await old.file.isInPlace());
    const reason = isDisplaced ? 'displaced' : planned;
    if (isDisplaced) await this.#clearName(old.name);
    else if (old.size === 0) await this.directory.remove(old.name);
    const name = await this.#nextName();
    const start = isDisplaced ? await this.#restore(old, name) : afterAll(old);
    const file = await this.directory.openFile(name);
    if (old.size > 0) await this.#closeBooks(old, name, reason);
    await this.#close(old);
    return new Sink(name, file, { ...old.chain, key }, start);
  }

  async #close(old: Sink): Promise<void> {
    try {
      await old.close();
    } catch (cause) {
      this.parts.log.error(`${old.name} could not be closed`, cause);
    }
  }

  async #nextName(): Promise<string> {
    const names = trailFiles(await this.directory.list());
    return fileToAppend(names.at(-1), utcDay(this.parts.clock()), true);
  }

  /** What took the place of the file is evidence, but no part of the trail. */
  async #clearName(name: string): Promise<void> {
    await this.directory.rename(name, `${name}.foreign-${this.parts.newId()}`);
  }

  /** The records of the displaced file under a new name; or their loss, accounted for. */
  async #restore(old: Sink, name: string): Promise<SinkStart> {
    const { log, chronicle } = this.parts;
    const what = `${old.name} was displaced under its writer`;
    try {
      await carryOver(old, this.directory, name);
      log.error(what, `all its records were restored in ${name}`);
      const { before, last, size } = old;
      return { size, before, last };
    } catch (cause) {
      if (!(cause instanceof AuditError && cause.code === 'DISPLACED')) throw cause;
      chronicle.lost('unknown', 'FILE_DISPLACED', old.last.seq - old.before.seq);
      log.error(`${what} and could not be restored`, cause);
      return afterAll(old);
    }
  }

  /** Tells where the chain went, and enters the file in the books; neither may hold it up. */
  async #closeBooks(old: Sink, to: string, reason: RotationReason): Promise<void> {
    const { chronicle, clock, log } = this.parts;
    const rotated = { event_type: 'TrailRotated', from: old.name, to, reason } as const;
    try {
      const closed = await closedFile(old, new Date(clock()).toISOString());
      chronicle.owe({ ...rotated, bytes: closed.bytes, sha256: closed.sha256 });
      if (reason !== 'displaced') await this.books.close(closed);
    } catch (cause) {
      log.error(`${old.name} could not be read back when it was closed`, cause);
      chronicle.owe({ ...rotated, bytes: old.size, sha256: null });
    }
  }
}

const afterAll = ({ last }: Sink): SinkStart => ({ size: 0, before: last, last });
