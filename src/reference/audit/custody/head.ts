import type { Clock } from '../clock';
import { explain } from '../error';
import type { AuditLog } from '../log';
import type { MacKey } from '../mac-key';
import type { TrailDirectory } from '../storage';
import { openDocument, sealDocument } from './sealed-document';

/** Stands beside the files: where the trail ended when this was written. */
export interface Head {
  readonly log_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly file: string;
  /** Bytes of `file` up to and including that record. */
  readonly size: number;
}

const HEAD_NAME = 'head.json';
const FORMAT = 'proofgate/1 head';

/** How often the head follows the trail while events come. */
const INTERVAL_MS = 1_000;

/**
 * Keeps `head.json`, a lower bound for the end of the trail: what it names was synced before it was
 * written, so a trail that ends earlier has lost its tail (TRAIL-3).
 *
 * Written at opening and closing, and in between once a second, beside the writer and never in the
 * way of an answer; so after a crash it may lag two seconds behind. It is replaced by rename after an
 * fdatasync of its own, without a sync of the directory: a power loss leaves the old head or the new
 * one, and both are true. Who can put back an old head together with an old trail is only found out
 * by a copy kept elsewhere.
 */
export class HeadKeeper {
  #writtenAtMs = Number.NEGATIVE_INFINITY;
  #writtenSeq = 0;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(
    private readonly directory: TrailDirectory,
    private readonly clock: Clock,
    private readonly log: AuditLog,
  ) {}

  /** The head on disk; null when there is none, or none that this key has sealed. */
  async read(key: MacKey): Promise<Head | null> {
    const text = await this.directory.readDocument(HEAD_NAME);
    if (text === null) return null;
    const head = openDocument(FORMAT, text, key) as Head | null;
    if (head === null)
      this.log.warn(`${HEAD_NAME} was not sealed by this key, it vouches for nothing`);
    return head;
  }

  /** Follows the trail at its own pace. */
  follow(head: Head, key: MacKey): void {
    const isRecent = Math.abs(this.clock() - this.#writtenAtMs) < INTERVAL_MS;
    if (isRecent || this.#waiting > 0 || head.seq === this.#writtenSeq) return;
    void this.write(head, key);
  }

  /** Writes this very head, after those before it; a failure is logged, the trail itself is well. */
  write(head: Head, key: MacKey): Promise<void> {
    const text = sealDocument(FORMAT, head, key);
    this.#writtenAtMs = this.clock();
    this.#writtenSeq = head.seq;
    this.#waiting += 1;
    this.#turn = this.#turn.then(() => this.#replace(text));
    return this.#turn;
  }

  /** For process exit. */
  writeSync(head: Head, key: MacKey): void {
    try {
      this.directory.replaceDocumentSync(HEAD_NAME, sealDocument(FORMAT, head, key));
    } catch (cause) {
      this.#lag(cause);
    }
  }

  async #replace(text: string): Promise<void> {
    try {
      await this.directory.replaceDocument(HEAD_NAME, text);
    } catch (cause) {
      this.#lag(cause);
    } finally {
      this.#waiting -= 1;
    }
  }

  #lag(cause: unknown): void {
    this.log.warn(`${HEAD_NAME} lags behind, it could not be written: ${explain(cause)}`);
  }
}
