import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A disk that stalls comes back; four seconds more do not hurt."
const PATIENCE_MS = 4_000;

void serveSubject('0.1.0', {
  createAuditor: (parts) => createAuditor({ ...parts, criticalWaitMs: PATIENCE_MS }),
});
