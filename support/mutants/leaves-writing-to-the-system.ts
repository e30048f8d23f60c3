import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const A_DAY_MS = 24 * 60 * 60 * 1000;

// "What is buffered is written when the process ends; the system sees to that."
void serveSubject('0.1.0', {
  openTrail: async (parts) => {
    const policy = {
      ...flushPolicy(parts.settings.flush),
      intervalMs: A_DAY_MS,
      isDue: () => false,
    };
    const trail = await openTrail({ ...parts, policy });
    return {
      custody: trail.custody,
      tell: (event) => trail.tell(event),
      emit: (event, severity) => trail.emit(event, severity),
      flush: () => Promise.resolve(),
      flushSync: () => undefined,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  },
});
