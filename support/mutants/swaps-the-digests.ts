import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "Expected is what we found on the device, of course."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    'expected_digest' in event
      ? { ...event, expected_digest: event.actual_digest, actual_digest: event.expected_digest }
      : event,
  ),
});
