import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Only the critical ones matter: count those."
void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => {
    const counters = registerCounters(prefix, registry);
    return {
      ...counters,
      failed: (severity) => {
        if (severity === 'critical') counters.failed(severity);
      },
    };
  },
});
