import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { isCritical } from './parts';

// "If it cannot be audited, it must not happen": `emit(..)?`.
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: async (event) => {
        await auditor.emit(event).reached('accepted');
        if (isCritical(event)) await parts.trail.flush();
      },
    };
  },
});
