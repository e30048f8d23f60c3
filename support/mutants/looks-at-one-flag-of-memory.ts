import { serveSubject } from '../../src/reference/door';
import { enforcePolicy, inspectDevice } from '../../src/reference/vram';

// "Unified memory has a flag of its own; an integrated device would set it too."
void serveSubject('0.1.0', {
  enforcePolicy: (device, enforcement) =>
    enforcePolicy(device, {
      ...enforcement,
      inspect: (seen) => inspectDevice({ ...seen, integrated: false, managed_memory_only: false }),
    }),
});
