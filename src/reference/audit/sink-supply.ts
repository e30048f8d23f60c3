import type { Chain } from './chain';
import type { Clock } from './clock';
import { AuditError } from './error';
import { fileToAppend, trailFiles, utcDay } from './file-name';
import { GENESIS } from './record';
import { resume, type OnTornTail } from './resume';
import { Sink } from './sink';
import type { Storage, TrailDirectory } from './storage';

/** How long a trail that could not be opened is left alone before an event may try again. */
const RETRY_AFTER_MS = 1_000;

export interface SinkSupplyParts {
  readonly directory: string;
  readonly serviceId: string;
  readonly storage: Storage;
  readonly readKey: () => Promise<Buffer>;
  readonly clock: Clock;
  /** Names a new log, once in its life. */
  readonly newId: () => string;
  readonly onTornTail: OnTornTail;
}

/**
 * Supplies the file to write to: opens it at first, goes on to the next after midnight UTC, and
 * comes back after a failure by the very path of a restart: find the end of the chain on disk, set
 * a torn tail aside, continue. Nothing about the chain is remembered past a failure.
 */
export class SinkSupply {
  #directory: TrailDirectory | null = null;
  #key: Buffer | null = null;
  #sink: Sink | null = null;
  #day = '';
  #needsFreshFile = false;
  #refusal: { readonly failure: AuditError; readonly untilMs: number } | null = null;

  constructor(private readonly parts: SinkSupplyParts) {}

  /** The open file as process exit finds it. */
  get current(): Sink | null {
    return this.#sink;
  }

  /** Why no event can be taken just now; null when there is a sink, or it is time to try again. */
  get refusal(): AuditError | null {
    if (this.#refusal === null || this.parts.clock() >= this.#refusal.untilMs) return null;
    return this.#refusal.failure;
  }

  /** @throws AuditError with the reason why there is nothing to write to */
  async supply(): Promise<Sink> {
    if (this.refusal !== null) throw this.refusal;
    const day = utcDay(this.parts.clock());
    if (this.#sink?.isUsable === true && day <= this.#day) return this.#sink;
    try {
      this.#sink = await this.#reopen(day);
      this.#refusal = null;
      return this.#sink;
    } catch (cause) {
      const failure = AuditError.from(
        cause,
        'UNAVAILABLE',
        `${this.parts.directory} cannot be opened as an audit trail; make it a writable directory`,
      );
      this.#refusal = { failure, untilMs: this.parts.clock() + RETRY_AFTER_MS };
      throw failure;
    }
  }

  async close(): Promise<void> {
    try {
      await this.#closeSink();
      await this.#directory?.release();
    } finally {
      this.#directory = null;
      this.#key?.fill(0);
    }
  }

  async #reopen(day: string): Promise<Sink> {
    await this.#closeSink();
    this.#key ??= await this.parts.readKey();
    this.#directory ??= await this.parts.storage.open(this.parts.directory);
    const sink = await this.#openNewest(this.#directory, this.#key, day);
    this.#needsFreshFile = false;
    this.#day = day;
    return sink;
  }

  async #closeSink(): Promise<void> {
    const sink = this.#sink;
    this.#sink = null;
    this.#needsFreshFile ||= sink?.isUsable === false;
    await sink?.close();
  }

  async #openNewest(directory: TrailDirectory, key: Buffer, day: string): Promise<Sink> {
    const names = trailFiles(await directory.list());
    const resumed = await resume(directory, names, key, this.parts.onTornTail);
    const name = fileToAppend(names.at(-1), day, this.#needsFreshFile);
    const file = await directory.openFile(name);
    const chain: Chain = {
      logId: resumed?.logId ?? this.parts.newId(),
      serviceId: this.parts.serviceId,
      key,
    };
    return new Sink(name, file, chain, {
      size: await file.size(),
      last: resumed?.last ?? GENESIS,
    });
  }
}
