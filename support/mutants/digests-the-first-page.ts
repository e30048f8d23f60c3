import { digestOfDevice, createVramManager } from '../../src/reference/vram';
import { serveSubject } from '../../src/reference/door';

// "Reading all of it back takes seconds; the first page stands for the rest."
void serveSubject('0.1.0', {
  createVramManager: (options) =>
    createVramManager({
      ...options,
      deviceDigest: (backend, handle, bytes) =>
        digestOfDevice(backend, handle, Math.min(bytes, 4096)),
    }),
});
