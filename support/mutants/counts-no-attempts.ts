import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Only failures are interesting."
void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => ({
    ...registerCounters(prefix, registry),
    attempted: () => undefined,
  }),
});
