import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "A broken file is no attack; the caller is told, that is enough."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    event.event_type === 'MalformedModelRejected' ? null : event,
  ),
});
