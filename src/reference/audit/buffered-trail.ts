import { severityLabel, type EventSeverity } from '../../catalogue';
import { inTime } from '../in-time';
import { BoundedBuffer } from './buffer';
import { Committer } from './committer';
import { Custodian, type Custody } from './custodian';
import { PendingEvent, refusedEmission, type Emission } from './emission';
import { mintEntry } from './entry';
import { AuditError } from './error';
import { Expiry } from './expiry';
import { flushPolicy } from './flush-policy';
import { Chronicle, type LifeEvent } from './life';
import { SinkSupply } from './sink-supply';
import type { LocalTrail, TrailParts } from './trail';
import { startUpkeep } from './upkeep';
import { Writer } from './writer';

/** Closing a healthy file takes a moment; a stalled one is left to the end of the process. */
const CLOSE_WAIT_MS = 1_000;

/** A stalled disk must not keep a worker from starting; its events wait in the buffer. */
const OPEN_WAIT_MS = 3_000;

/** Some 100,000 records: read back in a moment when the file is closed. */
const DEFAULT_MAX_FILE_BYTES = 64 * 1024 * 1024;

const tooSlow = (waitMs: number): AuditError =>
  new AuditError('TOO_SLOW', `the disk took longer than ${waitMs} ms; see to its load`);

/** A trail with a bounded buffer in front of one background writer (design §4). */
class BufferedTrail implements LocalTrail {
  readonly #bootId: string;
  readonly #chronicle: Chronicle;
  readonly #buffer: BoundedBuffer;
  readonly #supply: SinkSupply;
  readonly #committer: Committer;
  readonly #writer: Writer;
  readonly #custodian: Custodian;
  #upkeep: Disposable | null = null;
  #isClosed = false;
  /** Process exit has written the last record. */
  #isFinished = false;
  #disposal: Promise<void> | null = null;

  constructor(private readonly parts: TrailParts) {
    const { settings, clock, newId, log, follower } = parts;
    const { retention } = settings;
    this.#bootId = newId();
    this.#chronicle = new Chronicle((event) => mintEntry(event, 'LIFE', parts), clock);
    this.#buffer = new BoundedBuffer(settings.buffer_capacity);
    this.#supply = new SinkSupply({
      ...parts,
      directory: settings.directory,
      serviceId: settings.service_id,
      retention,
      maxFileBytes: settings.rotation?.max_bytes ?? DEFAULT_MAX_FILE_BYTES,
      bootId: this.#bootId,
      chronicle: this.#chronicle,
    });
    const policy = parts.policy ?? flushPolicy(settings.flush);
    this.#committer = new Committer(this.#supply, this.#chronicle);
    this.#writer = new Writer(this.#buffer, policy, this.#committer);
    this.#custodian = new Custodian({
      writer: this.#writer,
      committer: this.#committer,
      supply: this.#supply,
      expiry: new Expiry({ committer: this.#committer, retention, follower, clock, log }),
    });
  }

  get custody(): Custody {
    return this.#custodian;
  }

  /** Writes the first record of this life, and removes what has expired. */
  async open(): Promise<void> {
    const { log } = this.parts;
    try {
      await inTime(this.#begin(), OPEN_WAIT_MS, () => tooSlow(OPEN_WAIT_MS));
    } catch (cause) {
      log.error('the trail cannot be opened, no event can be recorded', cause);
    }
    this.#upkeep = startUpkeep({
      writer: this.#writer,
      committer: this.#committer,
      supply: this.#supply,
      chronicle: this.#chronicle,
      chore: () => this.#custodian.daily(),
      onFailure: (cause) => {
        log.error('the trail could not look after itself', cause);
      },
    });
  }

  emit(event: { readonly event_type: string }, severity: EventSeverity): Emission {
    const refusal = this.#refusal(severity);
    if (refusal !== null) return this.#refuse(event.event_type, severity, refusal);
    const entry = mintEntry(event, severityLabel[severity], this.parts);
    const pending = new PendingEvent(event.event_type, severity, entry);
    this.#writer.accept(pending);
    return pending;
  }

  async flush(): Promise<void> {
    if (this.#supply.refusal !== null) throw this.#supply.refusal;
    const waitMs = this.parts.settings.flush.critical_wait_ms;
    await inTime(this.#flush(), waitMs, () => tooSlow(waitMs));
  }

  tell(event: LifeEvent): Promise<void> {
    return this.#writer.between(() => this.#committer.commit([], [event]));
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    return (this.#disposal ??= this.#dispose());
  }

  flushSync(): void {
    this.#isClosed = true;
    try {
      this.#writer.flushSync(this.#closed());
      this.#isFinished = true;
    } catch (cause) {
      this.parts.log.error('events are lost at process exit', cause);
    }
  }

  async #begin(): Promise<void> {
    await this.#settleDebts();
    await this.#supply.writeHead();
    await this.custody.applyRetention();
  }

  #settleDebts(): Promise<void> {
    return this.#writer.between(() => this.#committer.commit([]));
  }

  async #flush(): Promise<void> {
    await this.#writer.flush();
    if (this.#chronicle.owes) await this.#settleDebts();
  }

  #refuse(type: string, severity: EventSeverity, failure: AuditError): Emission {
    if (!this.#isClosed) this.#chronicle.lost(type, failure.code);
    return refusedEmission(type, severity, failure);
  }

  #refusal(severity: EventSeverity): AuditError | null {
    if (this.#isClosed) {
      return new AuditError('DISPOSED', 'the trail is closed; record before it is disposed');
    }
    if (this.#supply.refusal !== null) return this.#supply.refusal;
    if (this.#buffer.hasPlace(severity)) return null;
    return new AuditError(
      'BUFFER_FULL',
      `BufferFull: ${this.#buffer.capacity} events already wait for the disk; see to its load`,
    );
  }

  async #dispose(): Promise<void> {
    const { log } = this.parts;
    this.#supply.relent();
    try {
      await this.flush();
    } catch (cause) {
      log.error('the trail could not be written in full before it closed', cause);
      this.#writer.abandon(AuditError.from(cause, 'DISPOSED', 'the trail was closed'));
    }
    try {
      await inTime(
        this.#close(),
        CLOSE_WAIT_MS,
        () => new AuditError('TOO_SLOW', `closing took longer than ${CLOSE_WAIT_MS} ms`),
      );
    } catch (cause) {
      log.error('the trail could not be closed', cause);
    }
  }

  async #close(): Promise<void> {
    try {
      if (this.#supply.current !== null && !this.#isFinished) {
        await this.#writer.between(() => this.#tellOfClosing());
        await this.#supply.writeHead();
      }
    } finally {
      this.#upkeep?.[Symbol.dispose]();
      await this.#writer.stop();
      await this.#supply.close();
      const { untold } = this.#chronicle;
      if (untold > 0) this.parts.log.error('lost events have no record of their loss', untold);
    }
  }

  /** What is left to tell is tried once more, however lately the disk has refused something. */
  #tellOfClosing(): Promise<void> {
    this.#supply.relent();
    return this.#committer.commit([], [this.#closed()]);
  }

  #closed(): LifeEvent {
    return { event_type: 'TrailClosed', boot_id: this.#bootId };
  }
}

/**
 * Opens the trail of a directory, continuing the chain it finds there.
 *
 * It never fails: a directory that cannot be opened is logged, every event is then refused with that
 * reason, and from time to time an event may try again.
 */
export const openTrail = async (parts: TrailParts): Promise<LocalTrail> => {
  const trail = new BufferedTrail(parts);
  await trail.open();
  return trail;
};
