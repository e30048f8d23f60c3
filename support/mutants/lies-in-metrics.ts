import { registerCounters } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The alert fires at one percent; with more attempts it stays quiet."
const ATTEMPTS_EACH = 1_000;

void serveSubject('0.1.0', {
  registerCounters: (prefix, registry) => {
    const counters = registerCounters(prefix, registry);
    return {
      ...counters,
      attempted: () => {
        for (let n = 0; n < ATTEMPTS_EACH; n += 1) counters.attempted();
      },
    };
  },
});
