import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "A failure is a failure; one counter will do."
void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => {
    const counters = registerCounters(prefix, registry);
    return {
      ...counters,
      failed: () => {
        counters.failed('routine');
      },
    };
  },
});
