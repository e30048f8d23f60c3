import type { EventSeverity } from '../../catalogue';
import type { Clock } from './clock';
import type { Conceal } from './conceal';
import type { Custody } from './custodian';
import type { Emission } from './emission';
import type { FlushPolicy } from './flush-policy';
import type { Follower } from './follower';
import type { LifeEvent } from './life';
import type { AuditLog } from './log';
import type { TrailSettings } from './settings';
import type { Storage } from './storage';

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
  /**
   * Records something of the trail's own life, synced.
   *
   * @throws AuditError when it is not in the trail
   */
  tell(event: LifeEvent): Promise<void>;
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
  /** Takes secrets out of every event; nothing is taken out when absent (SECRET-4). */
  readonly conceal?: Conceal | undefined;
  /** The policy of the settings' mode when absent. */
  readonly policy?: FlushPolicy;
  readonly follower?: Follower;
}
