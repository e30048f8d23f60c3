import { createAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Whoever disposes should hear that the flush failed."
void serveSubject('0.1.0', {
  createAuditor: (parts) => ({ ...createAuditor(parts), flush: () => parts.trail.flush() }),
});
