import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "One bad shard must not take the whole worker down."
void serveSubject('0.1.0', {
  createVramManager: ({ lifecycle, ...options }) =>
    createVramManager({
      ...options,
      ...(lifecycle && { lifecycle: { ...lifecycle, stop: () => undefined } }),
    }),
});
