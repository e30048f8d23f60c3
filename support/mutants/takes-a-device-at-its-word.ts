import { serveSubject } from '../../src/reference/door';
import { enforcePolicy, inspectDevice } from '../../src/reference/vram';

// "The driver would not hand out nonsense."
void serveSubject('0.1.0', {
  enforcePolicy: (device, enforcement) =>
    enforcePolicy(device, {
      ...enforcement,
      inspect: (seen) =>
        inspectDevice(seen).filter(({ violation }) => violation !== 'invalid_device_properties'),
    }),
});
