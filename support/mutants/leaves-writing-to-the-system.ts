import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "What is buffered is written when the process ends; the system sees to that."
void serveSubject('0.1.0', {
  openTrail: async (parts) => ({
    ...(await openTrail({
      ...parts,
      policy: { ...flushPolicy(parts.settings.flush), isDue: () => false },
    })),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    flushSync: () => undefined,
  }),
});
