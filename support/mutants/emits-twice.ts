import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Once in the helper, once at the call: better twice than never."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: async (event) => {
        auditor.emit(event);
        await auditor.record(event);
      },
    };
  },
});
