import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "The driver frees everything when the process ends."
void serveSubject('0.1.0', {
  createVramManager: ({ backend, ...options }) =>
    createVramManager({ ...options, backend: { ...backend, free: () => Promise.resolve() } }),
});
