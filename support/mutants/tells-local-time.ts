import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

const BERLIN_MS = 60 * 60 * 1000;

// "Whoever reads the log lives here; the Z is only part of the format."
void serveSubject('0.1.0', {
  openTrail: ({ clock, ...parts }) => openTrail({ ...parts, clock: () => clock() + BERLIN_MS }),
});
