import { serveSubject } from '../../src/reference/door';
import { recording } from './parts';

// "The auditor greps the log for this line; let him find it."
void serveSubject('0.1.0', {
  createAuditor: recording(async (event, auditor, { log }) => {
    log.error(`${event.event_type} was not recorded`, new Error('ENOSPC: no space left on device'));
    await auditor.record(event);
  }),
});
