import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "One flush failed, so there is one failure to count."
void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => {
    const counters = registerCounters(prefix, registry);
    let counted = false;
    return {
      ...counters,
      failed: (severity) => {
        if (counted) return;
        counted = true;
        setImmediate(() => (counted = false));
        counters.failed(severity);
      },
    };
  },
});
