import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Critical first; what is routine can wait until there is time."
const WHEN_THERE_IS_TIME_MS = 10_000;

void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: async (event) => {
        if (event.event_type !== 'SealVerified') return auditor.record(event);
        setTimeout(() => void auditor.record(event), WHEN_THERE_IS_TIME_MS).unref();
        return Promise.resolve();
      },
    };
  },
});
