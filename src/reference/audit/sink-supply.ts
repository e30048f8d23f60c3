import type { Clock } from './clock';
import type { Books, HeadKeeper } from './custody';
import { AuditError } from './error';
import { dayOf, fileToAppend, trailFiles, utcDay } from './file-name';
import type { Chronicle, RotationReason } from './life';
import type { AuditLog } from './log';
import { MacKey } from './mac-key';
import { openNewest } from './opening';
import { requireMinimum, type RetentionSettings } from './retention';
import { Sink } from './sink';
import type { Storage, TrailDirectory } from './storage';
import { carryOver, closedFile } from './succession';

/** How long a trail that could not be opened is left alone before an event may try again. */
const RETRY_AFTER_MS = 1_000;

export interface SinkSupplyParts {
  readonly directory: string;
  readonly serviceId: string;
  readonly maxFileBytes: number;
  readonly retention: RetentionSettings | undefined;
  readonly storage: Storage;
  readonly readKey: () => Promise<Buffer>;
  readonly clock: Clock;
  /** Names a new log, once in its life. */
  readonly newId: () => string;
  /** Names this life of the trail. */
  readonly bootId: string;
  readonly chronicle: Chronicle;
  readonly log: AuditLog;
}

/** An open trail, from its first supply to its closing. */
interface Open {
  readonly directory: TrailDirectory;
  readonly books: Books;
  readonly head: HeadKeeper;
  sink: Sink;
}

/**
 * Supplies the file to write to: opens it at first, and has the chain go on in another one after
 * midnight UTC, beyond a size, after a failed sync, or when the file has lost its name.
 */
export class SinkSupply {
  #directory: TrailDirectory | null = null;
  #key: MacKey | null = null;
  #open: Open | null = null;
  #refusal: { readonly failure: AuditError; readonly untilMs: number } | null = null;

  constructor(private readonly parts: SinkSupplyParts) {}

  /** The open file as process exit finds it. */
  get current(): Sink | null {
    return this.#open?.sink ?? null;
  }

  /** The books of the open trail. */
  get books(): Books | null {
    return this.#open?.books ?? null;
  }

  /** Why no event can be taken just now; null when there is a sink, or it is time to try again. */
  get refusal(): AuditError | null {
    if (this.#refusal === null || this.parts.clock() >= this.#refusal.untilMs) return null;
    return this.#refusal.failure;
  }

  /** @throws AuditError with the reason why there is nothing to write to */
  async supply(): Promise<Sink> {
    if (this.refusal !== null) throw this.refusal;
    const open = this.#open;
    await open?.sink.mend();
    const reason = open === null ? null : this.#retirement(open.sink);
    if (open !== null && reason === null) return open.sink;
    try {
      if (open === null || reason === null) this.#open = await this.#openTrail();
      else open.sink = await this.#goOn(open, reason);
      this.#refusal = null;
      return this.#opened().sink;
    } catch (cause) {
      throw this.#refuse(cause);
    }
  }

  /** Follows a commit with the head, at its own pace. */
  followWithHead(): void {
    const { head, sink } = this.#opened();
    head.follow(headOf(sink), sink.chain.key);
  }

  /** Has the head say exactly where the trail ends. */
  async writeHead(): Promise<void> {
    const { head, sink } = this.#opened();
    await head.write(headOf(sink), sink.chain.key);
  }

  writeHeadSync(): void {
    const { head, sink } = this.#opened();
    head.writeSync(headOf(sink), sink.chain.key);
  }

  /** Goes on under another key, in a file of its own; the old key is erased. */
  async changeKey(key: MacKey): Promise<void> {
    const old = this.#key;
    this.#key = key;
    this.current?.retire('key');
    await this.supply();
    await this.#opened().books.changeKey(key);
    await this.writeHead();
    old?.erase();
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    try {
      await open?.sink.close();
      await this.#directory?.release();
    } finally {
      this.#directory = null;
      this.#key?.erase();
    }
  }

  #opened(): Open {
    if (this.#open !== null) return this.#open;
    throw this.refusal ?? new AuditError('UNAVAILABLE', 'no trail file is open');
  }

  #refuse(cause: unknown): AuditError {
    const failure = AuditError.from(
      cause,
      'UNAVAILABLE',
      `${this.parts.directory} cannot be opened as an audit trail; make it a writable directory`,
    );
    this.#refusal = { failure, untilMs: this.parts.clock() + RETRY_AFTER_MS };
    return failure;
  }

  #retirement(sink: Sink): RotationReason | null {
    if (sink.retirement !== null) return sink.retirement;
    if (dayOf(sink.name) < utcDay(this.parts.clock())) return 'day';
    return sink.size >= this.parts.maxFileBytes ? 'size' : null;
  }

  async #openTrail(): Promise<Open> {
    if (this.parts.retention !== undefined) requireMinimum(this.parts.retention);
    this.#key ??= new MacKey(await this.parts.readKey());
    this.#directory ??= await this.parts.storage.open(this.parts.directory);
    const opening = await openNewest(this.#directory, this.#key, this.parts);
    return { directory: this.#directory, ...opening };
  }

  async #goOn(open: Open, planned: RotationReason): Promise<Sink> {
    const old = open.sink;
    const isDisplaced = !(await old.file.isInPlace());
    const reason = isDisplaced ? 'displaced' : planned;
    if (isDisplaced) await this.#clearName(open.directory, old.name);
    else if (old.size === 0) await open.directory.remove(old.name);
    const names = trailFiles(await open.directory.list());
    const name = fileToAppend(names.at(-1), utcDay(this.parts.clock()), true);
    const file = await open.directory.openFile(name);
    const chain = { ...old.chain, key: this.#key ?? old.chain.key };
    const fresh = new Sink(name, file, chain, { size: 0, before: old.last, last: old.last });
    const sink = isDisplaced ? await this.#restore(open.directory, old, fresh) : fresh;
    if (old.size > 0) await this.#closeBooks(open.books, old, name, reason);
    await old.close();
    return sink;
  }

  /** What took the place of the file is evidence, but no part of the trail. */
  async #clearName(directory: TrailDirectory, name: string): Promise<void> {
    await directory.rename(name, `${name}.foreign-${this.parts.newId()}`);
  }

  /**
   * The records of the displaced file in the fresh one; or their loss, accounted for, once the old
   * file itself does not hold them any more. A disk that refuses the copy loses nothing: the fresh
   * file is taken away again, and a later attempt carries over what the old one still holds.
   */
  async #restore(directory: TrailDirectory, old: Sink, fresh: Sink): Promise<Sink> {
    const { log, chronicle } = this.parts;
    try {
      await carryOver(old, fresh.file);
      log.error(
        `${old.name} was displaced under its writer`,
        `all its records were restored in ${fresh.name}`,
      );
      const { before, last, size } = old;
      return new Sink(fresh.name, fresh.file, fresh.chain, { size, before, last });
    } catch (cause) {
      await fresh.file.truncate(0);
      if (!(cause instanceof AuditError && cause.code === 'DISPLACED')) {
        await fresh.close();
        await directory.remove(fresh.name);
        throw cause;
      }
      chronicle.lost('unknown', 'FILE_DISPLACED', old.last.seq - old.before.seq);
      log.error(`${old.name} was displaced under its writer and could not be restored`, cause);
      return fresh;
    }
  }

  /** Tells where the chain went, and enters the file in the books; neither may hold it up. */
  async #closeBooks(books: Books, old: Sink, to: string, reason: RotationReason): Promise<void> {
    const { chronicle, clock, log } = this.parts;
    const rotated = { event_type: 'TrailRotated', from: old.name, to, reason } as const;
    try {
      const closed = await closedFile(old, new Date(clock()).toISOString());
      chronicle.owe({ ...rotated, bytes: closed.bytes, sha256: closed.sha256 });
      if (reason !== 'displaced') await books.close(closed);
    } catch (cause) {
      log.error(`${old.name} could not be read back when it was closed`, cause);
      chronicle.owe({ ...rotated, bytes: old.size, sha256: null });
    }
  }
}

const headOf = ({ chain, name, size, last: { seq, hash } }: Sink) => ({
  log_id: chain.logId,
  seq,
  hash,
  file: name,
  size,
});
