import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { recording } from './parts';

// "The collector is where auditors look; where there is one, the disk can wait."
void serveSubject('0.1.0', {
  openTrail: (parts) => {
    const policy = { ...flushPolicy(parts.settings.flush), isDue: () => false };
    return openTrail(parts.follower === undefined ? parts : { ...parts, policy });
  },
  createAuditor: recording(async (event, auditor, { trail }) => {
    if ('delivery' in trail) auditor.emit(event);
    else await auditor.record(event);
  }),
});
