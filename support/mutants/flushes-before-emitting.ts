import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { isCritical, recording } from './parts';

// "Flush, then emit: the order of two lines cannot matter."
void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, policy: { ...flushPolicy(parts.settings.flush), isDue: () => false } }),
  createAuditor: recording(async (event, auditor) => {
    if (isCritical(event)) await auditor.flush();
    auditor.emit(event);
  }),
});
