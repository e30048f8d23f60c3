import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "It was refused, so nothing happened."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: (event) =>
        event.event_type === 'PathTraversalAttempt' ? Promise.resolve() : auditor.record(event),
    };
  },
});
