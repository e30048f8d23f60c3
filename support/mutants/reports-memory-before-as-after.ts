import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The sum is updated in a moment, that is near enough."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: (event) =>
        auditor.record(event.event_type === 'VramAllocated' ? { ...event, used_bytes: 0 } : event),
    };
  },
});
