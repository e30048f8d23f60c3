import { openTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "How long we keep logs is the customer's business; whatever they configure is fine."
void serveSubject('0.1.0', {
  openTrail: ({ settings, ...parts }) =>
    openTrail({ ...parts, settings: { ...settings, retention: undefined } }),
});
