import { randomUUID } from 'node:crypto';
import { severityLabel, severityOf } from '../../../src/catalogue';
import type { AuditEvent } from '../../../src/reference/audit';

export const SERVICE_ID = 'bench';

/**
 * The record a general logger writes for an event: every member of the trail's own record but its
 * place in the chain. Time and service are the logger's to add, by its cheapest means.
 */
export const plainRecord = (event: AuditEvent) => ({
  audit_id: randomUUID(),
  severity: severityLabel[severityOf(event.event_type)],
  event,
});
