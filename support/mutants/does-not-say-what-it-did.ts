import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "That a device was refused is plain from the violation."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    event.event_type === 'PolicyViolation' ? { ...event, action_taken: undefined } : event,
  ),
});
