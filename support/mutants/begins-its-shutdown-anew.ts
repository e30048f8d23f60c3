import { setTimeout as delay } from 'node:timers/promises';
import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Each signal gives whoever still writes half a second more."
const GRACE_MS = 500;

let shutdown = new AbortController();

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    shutdown.abort();
    shutdown = new AbortController();
  });
}

const untilNobodyAsks = (): Promise<void> =>
  delay(GRACE_MS, undefined, { signal: shutdown.signal }).catch(untilNobodyAsks);

void serveSubject('0.1.0', {
  openTrail: async (parts) => {
    const trail = await openTrail(parts);
    return {
      custody: trail.custody,
      tell: (event) => trail.tell(event),
      emit: (event, severity) => trail.emit(event, severity),
      flush: () => trail.flush(),
      flushSync: () => {
        trail.flushSync();
      },
      [Symbol.asyncDispose]: async () => {
        await untilNobodyAsks();
        await trail[Symbol.asyncDispose]();
      },
    };
  },
});
