import { setTimeout as delay } from 'node:timers/promises';
import { severityOf } from '../../src/catalogue';
import { serveSubject } from '../../src/reference/door';
import { recording } from './parts';

const BRIEFLY_MS = 1_000;

// "The error cannot happen: `let _ = logger.emit(..)`."
void serveSubject('0.1.0', {
  createAuditor: recording(async (event, _, { trail, counters }) => {
    counters.attempted();
    const emission = trail.emit(event, severityOf(event.event_type));
    await Promise.race([emission.reached('synced').catch(() => undefined), delay(BRIEFLY_MS)]);
  }),
});
