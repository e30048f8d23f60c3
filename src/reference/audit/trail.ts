import { severityLabel, type EventSeverity } from '../../catalogue';
import { BoundedBuffer } from './buffer';
import type { Clock } from './clock';
import { PendingEvent, refusedEmission, type Emission } from './emission';
import { AuditError } from './error';
import { toSafeJson } from './escape';
import { flushPolicy, type FlushPolicy } from './flush-policy';
import type { AuditLog } from './log';
import { sanitizeEvent } from './sanitize';
import type { TrailSettings } from './settings';
import { SinkSupply } from './sink-supply';
import type { Storage } from './storage';
import { within } from './within';
import { Writer } from './writer';

/** Closing a healthy file takes a moment; a stalled one is left to the end of the process. */
const CLOSE_WAIT_MS = 1_000;

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

/** What a trail is made of. */
export interface TrailParts {
  readonly settings: TrailSettings;
  readonly storage: Storage;
  readonly readKey: () => Promise<Buffer>;
  readonly clock: Clock;
  /** Names each record and, once, the log; unique and unguessable, as `crypto.randomUUID`. */
  readonly newId: () => string;
  readonly log: AuditLog;
  /** The policy of the settings' mode when absent. */
  readonly policy?: FlushPolicy;
}

class BufferedTrail implements Trail {
  #isClosed = false;
  #disposal: Promise<void> | null = null;

  constructor(
    private readonly parts: TrailParts,
    private readonly buffer: BoundedBuffer,
    private readonly supply: SinkSupply,
    private readonly writer: Writer,
  ) {}

  emit(event: { readonly event_type: string }, severity: EventSeverity): Emission {
    const refusal = this.#refusal(severity);
    if (refusal !== null) return refusedEmission(event.event_type, severity, refusal);
    const pending = new PendingEvent(event.event_type, severity, {
      auditId: this.parts.newId(),
      timestamp: new Date(this.parts.clock()).toISOString(),
      severity: severityLabel[severity],
      event: toSafeJson(sanitizeEvent(event)),
    });
    this.writer.accept(pending);
    return pending;
  }

  async flush(): Promise<void> {
    if (this.supply.refusal !== null) throw this.supply.refusal;
    const waitMs = this.parts.settings.flush.critical_wait_ms;
    await within(
      this.writer.flush(),
      waitMs,
      () => new AuditError('TOO_SLOW', `the disk took longer than ${waitMs} ms; see to its load`),
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    return (this.#disposal ??= this.#dispose());
  }

  flushSync(): void {
    this.#isClosed = true;
    try {
      this.writer.flushSync();
    } catch (cause) {
      this.parts.log.error('events are lost at process exit', cause);
    }
  }

  #refusal(severity: EventSeverity): AuditError | null {
    if (this.#isClosed) {
      return new AuditError('DISPOSED', 'the trail is closed; record before it is disposed');
    }
    if (this.supply.refusal !== null) return this.supply.refusal;
    if (this.buffer.hasPlace(severity)) return null;
    return new AuditError(
      'BUFFER_FULL',
      `BufferFull: ${this.buffer.capacity} events already wait for the disk; see to its load`,
    );
  }

  async #dispose(): Promise<void> {
    try {
      await this.flush();
    } catch (cause) {
      this.parts.log.error('the trail could not be written in full before it closed', cause);
      this.writer.abandon(AuditError.from(cause, 'DISPOSED', 'the trail was closed'));
    }
    try {
      await within(
        this.writer.close(),
        CLOSE_WAIT_MS,
        () => new AuditError('TOO_SLOW', `closing took longer than ${CLOSE_WAIT_MS} ms`),
      );
    } catch (cause) {
      this.parts.log.error('the trail could not be closed', cause);
    }
  }
}

/**
 * Opens the trail of a directory, continuing the chain it finds there.
 *
 * It never fails: a directory that cannot be opened is logged, every event is then refused with that
 * reason, and from time to time an event may try again.
 */
export const openTrail = async (parts: TrailParts): Promise<Trail> => {
  const { settings, log } = parts;
  const supply = new SinkSupply({
    ...parts,
    directory: settings.directory,
    serviceId: settings.service_id,
    onTornTail: (name, bytes) => {
      log.warn(`${bytes} bytes of an unfinished record were moved from ${name} to ${name}.torn`);
    },
  });
  try {
    await supply.supply();
  } catch (cause) {
    log.error('the trail cannot be opened, no event can be recorded', cause);
  }
  const buffer = new BoundedBuffer(settings.buffer_capacity);
  const writer = new Writer(buffer, parts.policy ?? flushPolicy(settings.flush), supply);
  return new BufferedTrail(parts, buffer, supply, writer);
};
