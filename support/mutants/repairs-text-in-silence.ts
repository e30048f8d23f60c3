import { createAuditor, type AuditEvent } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const repaired = (event: AuditEvent): AuditEvent =>
  JSON.parse(JSON.stringify(event), (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as AuditEvent;

// "Half a character is a typing error; we mend it and go on."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return { ...auditor, record: (event) => auditor.record(repaired(event)) };
  },
});
