import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const FIRST_ADDRESS = 0x7f2a_4000_0000;

// "The address helps when we debug the driver."
void serveSubject('0.1.0', {
  createAuditor: (parts) => {
    const auditor = createAuditor(parts);
    return {
      ...auditor,
      record: (event) => auditor.record(Object.assign({ lies_at: FIRST_ADDRESS }, event)),
    };
  },
});
