import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { isCritical, recording } from './parts';

// "When the operation went well, flush; when it failed we have other worries."
void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, policy: { ...flushPolicy(parts.settings.flush), isDue: () => false } }),
  createAuditor: recording(async (event, auditor) => {
    auditor.emit(event);
    if (!isCritical(event)) await auditor.flush();
  }),
});
