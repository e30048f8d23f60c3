import { serveSubject } from '../../src/reference/door';
import { isCritical, recording } from './parts';

// "Answer first, record when there is time; nobody waits for an audit log."
const WHEN_THERE_IS_TIME_MS = 50;

void serveSubject('0.1.0', {
  createAuditor: recording((event, auditor) => {
    if (!isCritical(event)) return auditor.record(event);
    setTimeout(() => void auditor.record(event), WHEN_THERE_IS_TIME_MS);
    return Promise.resolve();
  }),
});
