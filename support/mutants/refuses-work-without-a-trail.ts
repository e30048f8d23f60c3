import { serveSubject } from '../../src/reference/door';
import { isCritical, recording } from './parts';

// "Trouble with a trail can wait, but nothing may be done where there is none at all."
void serveSubject('0.1.0', {
  createAuditor: recording(async (event, auditor) => {
    const emission = auditor.emit(event);
    if (emission.failure?.code === 'UNAVAILABLE') throw emission.failure;
    if (isCritical(event)) await emission.reached('synced').catch(() => undefined);
  }),
});
