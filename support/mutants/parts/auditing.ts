import { severityOf } from '../../../src/catalogue';
import {
  createAuditor,
  type AuditEvent,
  type AuditorParts,
  type OwnerAuditor,
} from '../../../src/reference/audit';

export type Event = AuditEvent;

/** Whether an event has to be on disk before the operation answers. */
export const isCritical = ({ event_type }: AuditEvent): boolean =>
  severityOf(event_type) === 'critical';

/** How a vice records an event, given the auditor it is made of. */
export type RecordBy = (
  event: AuditEvent,
  auditor: OwnerAuditor,
  parts: AuditorParts,
) => Promise<void>;

/** An auditor that records in another way. */
export const recording =
  (recordBy: RecordBy): typeof createAuditor =>
  (parts) => {
    const auditor = createAuditor(parts);
    return { ...auditor, record: (event) => recordBy(event, auditor, parts) };
  };

/** An auditor that records something else than what happened, or nothing for null. */
export const changing = (change: (event: AuditEvent) => object | null): typeof createAuditor =>
  recording((event, auditor) => {
    const changed = change(event) as AuditEvent | null;
    return changed === null ? Promise.resolve() : auditor.record(changed);
  });
