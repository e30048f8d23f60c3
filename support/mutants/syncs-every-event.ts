import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Safe is safe: every event gets a sync of its own."
void serveSubject('0.1.0', {
  openTrail: ({ settings, ...parts }) =>
    openTrail({
      ...parts,
      settings,
      policy: flushPolicy({ ...settings.flush, mode: 'immediate' }),
    }),
});
