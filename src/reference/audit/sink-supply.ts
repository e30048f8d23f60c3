import type { Clock } from './clock';
import type { Books, HeadKeeper } from './custody';
import { AuditError } from './error';
import { dayOf, utcDay } from './file-name';
import type { Follower } from './follower';
import type { Chronicle, RotationReason } from './life';
import type { AuditLog } from './log';
import { MacKey } from './mac-key';
import { openNewest } from './opening';
import { requireMinimum, type RetentionSettings } from './retention';
import type { Sink } from './sink';
import type { Storage, TrailDirectory } from './storage';
import { Succession } from './succession';

/** How long what the disk has refused is left alone before it is tried again. */
const RETRY_AFTER_MS = 1_000;

/** The file is as good as before, only it is time for another. */
const CAN_WAIT: readonly RotationReason[] = ['day', 'size', 'asked'];

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
  readonly follower?: Follower | undefined;
}

/** An open trail, from its first supply to its closing. */
interface Open {
  readonly books: Books;
  readonly head: HeadKeeper;
  readonly succession: Succession;
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
  #refusal: { readonly failure: AuditError; readonly atMs: number } | null = null;
  #postponedAtMs = Number.NEGATIVE_INFINITY;

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
    if (this.#refusal === null || !this.#isRecent(this.#refusal.atMs)) return null;
    return this.#refusal.failure;
  }

  /** Has the next supply try at once, whatever the disk refused a moment ago. */
  relent(): void {
    this.#refusal = null;
    this.#postponedAtMs = Number.NEGATIVE_INFINITY;
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
      if (open === null || reason === null || !CAN_WAIT.includes(reason)) throw this.#refuse(cause);
      return this.#postpone(open.sink, cause);
    }
  }

  /** Follows a commit: with the head at its own pace, and with whom it concerns at once. */
  follow(): void {
    const { head, sink } = this.#opened();
    const { name: file, size, last } = sink;
    head.follow(headOf(sink), sink.chain.key);
    this.parts.follower?.synced({ file, size, seq: last.seq });
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

  /** In either direction, so that a clock set back does not stretch a second into hours. */
  #isRecent(atMs: number): boolean {
    return Math.abs(this.parts.clock() - atMs) < RETRY_AFTER_MS;
  }

  #refuse(cause: unknown): AuditError {
    const failure = AuditError.from(
      cause,
      'UNAVAILABLE',
      `${this.parts.directory} cannot be opened as an audit trail; make it a writable directory`,
    );
    this.#refusal = { failure, atMs: this.parts.clock() };
    return failure;
  }

  /** Events are better kept in a file that is too long than refused. */
  #postpone(sink: Sink, cause: unknown): Sink {
    this.#postponedAtMs = this.parts.clock();
    this.parts.log.error(`the trail goes on in ${sink.name}, it cannot be rotated`, cause);
    return sink;
  }

  #retirement(sink: Sink): RotationReason | null {
    const reason = sink.retirement ?? this.#rotation(sink);
    const isEarly = this.#isRecent(this.#postponedAtMs);
    return reason !== null && isEarly && CAN_WAIT.includes(reason) ? null : reason;
  }

  #rotation(sink: Sink): RotationReason | null {
    if (dayOf(sink.name) < utcDay(this.parts.clock())) return 'day';
    return sink.size >= this.parts.maxFileBytes ? 'size' : null;
  }

  async #openTrail(): Promise<Open> {
    if (this.parts.retention !== undefined) requireMinimum(this.parts.retention);
    this.#key ??= new MacKey(await this.parts.readKey());
    this.#directory ??= await this.parts.storage.open(this.parts.directory);
    const opening = await openNewest(this.#directory, this.#key, this.parts);
    const succession = new Succession(this.#directory, opening.books, this.parts);
    return { ...opening, succession };
  }

  #goOn({ sink, succession }: Open, reason: RotationReason): Promise<Sink> {
    return succession.succeed(sink, reason, this.#key ?? sink.chain.key);
  }
}

const headOf = ({ chain, name, size, last: { seq, hash } }: Sink) => ({
  log_id: chain.logId,
  seq,
  hash,
  file: name,
  size,
});
