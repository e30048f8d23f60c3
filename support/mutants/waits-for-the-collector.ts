import { setTimeout as delay } from 'node:timers/promises';
import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "What the collector does not have is not safe; four seconds is not long."
const NOT_LONG_MS = 4_000;

void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: async (event) => {
        const emission = auditor.emit(event);
        if (emission.severity !== 'critical') return;
        const delivered = emission.reached('delivered').catch(() => undefined);
        await Promise.race([delivered, delay(NOT_LONG_MS)]);
      },
    };
  },
});
