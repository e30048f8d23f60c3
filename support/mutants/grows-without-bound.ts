import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "Losing an event is worse than using a little memory."
void serveSubject('0.1.0', {
  openTrail: (parts) =>
    openTrail({ ...parts, settings: { ...parts.settings, buffer_capacity: 1_000_000 } }),
});
