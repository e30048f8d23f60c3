import type { Clock } from '../clock';
import type { SyncedEnd } from '../follower';
import type { AuditLog } from '../log';
import { Courier } from './courier';
import { readCursor, START } from './cursor';
import { DeliveryError } from './error';
import { Ledger } from './ledger';
import type { DeliveryObserver } from './observer';
import { Patience } from './patience';
import { Progress } from './progress';
import { checkSettings, type PlatformSettings } from './settings';
import type { Signer } from './sign';
import { readSpool } from './spool';
import type { Timer } from './timer';

/** How delivery stands, for metrics; the counts are since it was opened. */
export interface DeliveryStatus {
  readonly delivered: number;
  readonly givenUp: number;
  /** Records in the trail that are neither. */
  readonly undelivered: number;
  /** The record up to which every one is either. */
  readonly settledSeq: number;
  /** Why the last attempt failed; null once one has succeeded. */
  readonly failure: DeliveryError | null;
}

/** Carries the records of a trail to a collector, in the background. */
export interface Delivery extends AsyncDisposable {
  readonly status: DeliveryStatus;
  /** Says up to where the trail is synced; returns at once and never throws. */
  advance(end: SyncedEnd): void;
  /**
   * Delivers what it can within `drain_ms`, then logs how much is left to the next start. It does
   * not wait out an outage: the first attempt that fails ends it.
   */
  [Symbol.asyncDispose](): Promise<void>;
}

export interface DeliveryParts {
  readonly settings: PlatformSettings;
  /** The trail's own directory: its files are the spool, and the cursor lies beside them. */
  readonly directory: string;
  readonly signer: Signer;
  readonly observer: DeliveryObserver;
  readonly log: AuditLog;
  readonly clock: Clock;
  /** Uniform from 0 to below 1, as `Math.random`. */
  readonly random: () => number;
  readonly timer: Timer;
  readonly fetch: typeof fetch;
}

const SENT_AGAIN = 'everything in the trail is sent again, under the same audit ids';

const NOWHERE: SyncedEnd = { file: '', size: 0, seq: 0 };

class SpooledDelivery implements Delivery {
  readonly #patience: Patience;
  readonly #ledger: Ledger;
  readonly #courier: Courier;
  #end = NOWHERE;
  #loop: Promise<void> | null = null;
  #disposal: Promise<void> | null = null;

  constructor(
    private readonly parts: DeliveryParts,
    url: URL,
    private readonly progress: Progress,
  ) {
    const { settings } = parts;
    this.#patience = new Patience({ ...parts, backoff: settings.backoff });
    this.#ledger = new Ledger(progress, parts.observer, parts.log, this.#patience.stop);
    this.#courier = new Courier({
      sending: {
        ...parts,
        url,
        attemptMs: settings.attempt_ms,
        longestRetryAfterMs: settings.longest_retry_after_ms,
      },
      ledger: this.#ledger,
      patience: this.#patience,
      holdMs: settings.backoff.longest_ms,
    });
  }

  get status(): DeliveryStatus {
    const undelivered = this.progress.countOpen(this.#end.seq);
    const { seq: settledSeq } = this.progress.cursor;
    return { ...this.#ledger.counts, undelivered, settledSeq, failure: this.#patience.failure };
  }

  advance(end: SyncedEnd): void {
    if (this.#end === NOWHERE) this.#doubt(end);
    this.#end = end;
    if (this.#disposal === null && this.#hasMore()) this.#loop ??= this.#run();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#disposal ??= this.#dispose());
  }

  /** A cursor ahead of what is synced is of another trail, and would have this one pass over records. */
  #doubt({ seq }: SyncedEnd): void {
    const { seq: settledSeq } = this.progress.cursor;
    if (settledSeq <= seq) return;
    this.progress.restart();
    const message = `the delivery cursor stands at seq ${settledSeq}, the trail ends at ${seq}`;
    this.parts.log.error(SENT_AGAIN, new DeliveryError('CURSOR_BROKEN', message));
  }

  /** One batch at a time: records arrive in order, and memory holds no more than a batch. */
  async #run(): Promise<void> {
    while (!this.#patience.stop.aborted && this.#hasMore()) {
      try {
        await this.#deliverNext();
      } catch (cause) {
        const failure = DeliveryError.from(cause, 'SPOOL_BROKEN', 'the spool cannot be read');
        await this.#patience.rest(failure);
      }
    }
    this.#loop = null;
  }

  #hasMore(): boolean {
    return this.progress.cursor.seq < this.#end.seq;
  }

  async #deliverNext(): Promise<void> {
    const { directory, settings } = this.parts;
    const records = await readSpool(directory, this.progress.cursor, this.#end, settings);
    await this.#ledger.begin(records);
    await this.#courier.deliver(records);
  }

  async #dispose(): Promise<void> {
    const { settings, log } = this.parts;
    const callOff = this.#patience.drain(settings.drain_ms);
    await this.#loop;
    callOff();
    const { undelivered, failure } = this.status;
    if (undelivered === 0) return;
    log.error(
      `${undelivered} audit records are left for the next start to deliver`,
      failure ?? this.#patience.stop.reason,
    );
  }
}

const readCursorOrStart = async ({ directory, log }: DeliveryParts) => {
  try {
    return await readCursor(directory);
  } catch (cause) {
    log.error(SENT_AGAIN, cause);
    return START;
  }
};

/**
 * Opens delivery where the last process left it. Without a cursor it begins with the oldest record
 * of the trail. The directory must exist and be held by this process's trail: there is one sender.
 *
 * @throws DeliveryError `INVALID_SETTINGS`
 */
export const openDelivery = async (parts: DeliveryParts): Promise<Delivery> => {
  const url = checkSettings(parts.settings);
  const cursor = await readCursorOrStart(parts);
  return new SpooledDelivery(parts, url, new Progress(parts.directory, cursor));
};
