import { setTimeout as delay } from 'node:timers/promises';
import { serveSubject } from '../../src/reference/door';
import { isCritical, recording } from './parts';

const BRIEFLY_MS = 1_000;

// "Trouble with a trail can wait, but nothing may be done where there is none at all."
void serveSubject('0.1.0', {
  createAuditor: recording(async (event, auditor) => {
    const emission = auditor.emit(event);
    if (emission.failure?.code === 'UNAVAILABLE') throw emission.failure;
    if (!isCritical(event)) return;
    await Promise.race([emission.reached('synced').catch(() => undefined), delay(BRIEFLY_MS)]);
  }),
});
