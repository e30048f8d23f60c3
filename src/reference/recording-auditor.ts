import type { Auditor } from './audit/auditor';
import type { AuditActor, AuditEvent } from './audit/events';

/** Keeps what it is told, in order, so that tests can look at it. */
export interface RecordingAuditor extends Auditor {
  readonly events: AuditEvent[];
  /** How many events had been recorded at each flush. */
  readonly flushes: number[];
}

export const createRecordingAuditor = (): RecordingAuditor => {
  const events: AuditEvent[] = [];
  const flushes: number[] = [];
  return {
    events,
    flushes,
    record(event) {
      events.push(event);
      return Promise.resolve();
    },
    flush() {
      flushes.push(events.length);
      return Promise.resolve();
    },
  };
};

/** Somebody who acts in tests. */
export const testActor: AuditActor = {
  user_id: 'worker-7',
  ip: '10.0.0.7',
  auth_method: 'internal',
  session_id: 'correlation-7',
};
