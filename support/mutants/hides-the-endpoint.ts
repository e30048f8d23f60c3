import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "Which door was tried tells an attacker too much."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    event.event_type === 'PathTraversalAttempt' ? { ...event, endpoint: '' } : event,
  ),
});
