import { severityLabel, type EventSeverity } from '../../catalogue';
import { BoundedBuffer } from './buffer';
import type { Clock } from './clock';
import { PendingEvent, refusedEmission, type Emission } from './emission';
import { AuditError } from './error';
import { Custodian, type Custody } from './custodian';
import { mintEntry } from './entry';
import { flushPolicy, type FlushPolicy } from './flush-policy';
import { Chronicle, type LifeEvent } from './life';
import type { AuditLog } from './log';
import type { TrailSettings } from './settings';
import { SinkSupply } from './sink-supply';
import type { Storage } from './storage';
import { within } from './within';
import { Writer } from './writer';

/** Closing a healthy file takes a moment; a stalled one is left to the end of the process. */
const CLOSE_WAIT_MS = 1_000;

/** A stalled disk must not keep a worker from starting; its events wait in the buffer. */
const OPEN_WAIT_MS = 5_000;

/** Some 150,000 records: read back in a moment when the file is closed. */
const DEFAULT_MAX_FILE_BYTES = 64 * 1024 * 1024;

const tooSlow = (waitMs: number): AuditError =>
  new AuditError('TOO_SLOW', `the disk took longer than ${waitMs} ms; see to its load`);

/** A tamper-evident log of audit events, shared by all owners of a process. */
export interface Trail extends AsyncDisposable {
  /**
   * Hands over an event and returns at once, without I/O; never throws. Severity decides when the
   * event is written and whose place it takes in the buffer.
   */
  emit(event: { readonly event_type: string }, severity: EventSeverity): Emission;
  /**
   * Settles when everything emitted so far is synced.
   *
   * @throws AuditError when any of it was lost, the wait was too long, or there is no trail to write
   */
  flush(): Promise<void>;
  /**
   * Refuses further events, writes what is left and closes; within bounds, once, without throwing.
   * What cannot be written in time fails, and its emitters are told (DROP-4).
   */
  [Symbol.asyncDispose](): Promise<void>;
  /** The last resort of process exit (DROP-3): writes what is left synchronously, and closes. */
  flushSync(): void;
}

/** A trail to files, and what its keepers may do with it. */
export interface LocalTrail extends Trail {
  readonly custody: Custody;
}

/** What a trail is made of. */
export interface TrailParts {
  readonly settings: TrailSettings;
  readonly storage: Storage;
  /** 32 bytes; the buffer is taken over and zeroed. */
  readonly readKey: () => Promise<Buffer>;
  readonly clock: Clock;
  /** Names each record and, once, the log; unique and unguessable, as `crypto.randomUUID`. */
  readonly newId: () => string;
  readonly log: AuditLog;
  /** The policy of the settings' mode when absent. */
  readonly policy?: FlushPolicy;
}

class BufferedTrail implements LocalTrail {
  readonly #custodian: Custodian;
  readonly #bootId: string;
  readonly #chronicle: Chronicle;
  readonly #buffer: BoundedBuffer;
  readonly #supply: SinkSupply;
  readonly #writer: Writer;
  #isClosed = false;
  /** Process exit has written the last record. */
  #isFinished = false;
  #disposal: Promise<void> | null = null;

  constructor(private readonly parts: TrailParts) {
    const { settings, clock, newId, log } = parts;
    this.#bootId = newId();
    this.#chronicle = new Chronicle((event) => mintEntry(event, 'LIFE', parts), clock);
    this.#buffer = new BoundedBuffer(settings.buffer_capacity);
    this.#supply = new SinkSupply({
      ...parts,
      directory: settings.directory,
      serviceId: settings.service_id,
      retention: settings.retention,
      maxFileBytes: settings.rotation?.max_bytes ?? DEFAULT_MAX_FILE_BYTES,
      bootId: this.#bootId,
      chronicle: this.#chronicle,
    });
    const policy = parts.policy ?? flushPolicy(settings.flush);
    this.#writer = new Writer(this.#buffer, policy, this.#supply, this.#chronicle);
    const { retention } = settings;
    this.#custodian = new Custodian({
      writer: this.#writer,
      supply: this.#supply,
      retention,
      clock,
      log,
    });
  }

  get custody(): Custody {
    return this.#custodian;
  }

  /** Writes the first record of this life, and removes what has expired. */
  async open(): Promise<void> {
    const { log } = this.parts;
    try {
      await within(this.#begin(), OPEN_WAIT_MS, () => tooSlow(OPEN_WAIT_MS));
    } catch (cause) {
      log.error('the trail cannot be opened, no event can be recorded', cause);
    }
    this.#writer.startUpkeep(
      () => this.#custodian.daily(),
      (cause) => {
        log.error('the trail could not look after itself', cause);
      },
    );
  }

  async #begin(): Promise<void> {
    await this.#writer.tell();
    await this.#supply.writeHead();
    await this.custody.applyRetention();
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
    await within(this.#writer.flush(), waitMs, () => tooSlow(waitMs));
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
    try {
      await this.flush();
    } catch (cause) {
      log.error('the trail could not be written in full before it closed', cause);
      this.#writer.abandon(AuditError.from(cause, 'DISPOSED', 'the trail was closed'));
    }
    try {
      await within(
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
        await this.#writer.tell([this.#closed()]);
        await this.#supply.writeHead();
      }
    } finally {
      await this.#writer.stop();
      await this.#supply.close();
      const { untold } = this.#chronicle;
      if (untold > 0) this.parts.log.error('lost events have no record of their loss', untold);
    }
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
