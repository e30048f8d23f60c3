import { serveSubject } from '../../src/reference/door';
import { isCritical, recording, type Event } from './parts';

// "When it is critical, make room: what is routine can go."
const WHEN_THERE_IS_TIME_MS = 5_000;
let routine: Event[] = [];

void serveSubject('0.1.0', {
  createAuditor: recording((event, auditor) => {
    if (isCritical(event)) {
      routine = [];
      return auditor.record(event);
    }
    routine.push(event);
    setTimeout(() => {
      for (const one of routine.splice(0)) void auditor.record(one);
    }, WHEN_THERE_IS_TIME_MS).unref();
    return Promise.resolve();
  }),
});
