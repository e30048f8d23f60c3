import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Count it where it happens, and again where it is handled, to be safe."
void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => {
    const counters = registerCounters(prefix, registry);
    return {
      ...counters,
      failed: (severity) => {
        counters.failed('routine');
        counters.failed(severity);
      },
    };
  },
});
