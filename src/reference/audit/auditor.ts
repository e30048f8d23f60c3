import type { AuditEvent } from './events';

/**
 * What an owner (VRAM manager, model loader) needs of the audit trail.
 *
 * Neither call ever throws and neither ever fails the operation it serves (EMIT-5); what goes wrong
 * is logged at ERROR and counted under the owner's metric prefix (EMIT-2 to EMIT-4).
 */
export interface Auditor {
  /**
   * Records one event. For a CRITICAL event the promise settles once the event is synced, or once
   * the bounded wait is over (then counted as a critical failure); otherwise it settles at once.
   */
  record(event: AuditEvent): Promise<void>;
  /** Persists what is buffered, within a bound; a failure is logged and counted (DROP-4). */
  flush(): Promise<void>;
}
