import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "The type of the event says how bad it is."
void serveSubject('0.1.0', {
  createAuditor: changing((event) => ({ ...event, severity: undefined })),
});
