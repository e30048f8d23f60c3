import { serveSubject } from '../../src/reference/door';
import { changing } from './parts';

// "Nothing was changed on the device; a bad signature is the caller's mistake."
void serveSubject('0.1.0', {
  createAuditor: changing((event) =>
    'reason' in event && event.reason === 'signature_mismatch' ? null : event,
  ),
});
