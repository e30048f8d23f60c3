import { flushPolicy, openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "The next event will come soon enough and take this one along."
const A_DAY_MS = 24 * 60 * 60 * 1000;

void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, policy: { ...flushPolicy(parts.settings.flush), intervalMs: A_DAY_MS } }),
});
