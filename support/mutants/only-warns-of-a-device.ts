import { serveSubject } from '../../src/reference/door';
import { enforcePolicy } from '../../src/reference/vram';

// "Report it, and let operations decide; a worker that does not start helps nobody."
void serveSubject('0.1.0', {
  enforcePolicy: (device, { lifecycle, ...enforcement }) =>
    enforcePolicy(device, { ...enforcement, lifecycle: { ...lifecycle, stop: () => undefined } }),
});
