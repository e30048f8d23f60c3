import { pbkdf2Sync } from 'node:crypto';
import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "No background work: fingerprint the event and have it on disk before we go on."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: async (event) => {
        pbkdf2Sync(event.event_type, 'salt', 20_000, 32, 'sha256');
        await auditor.record(event);
        await auditor.flush();
      },
    };
  },
});
