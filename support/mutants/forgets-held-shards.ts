import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "The driver gives memory back when the process ends; nothing to account for."
void serveSubject('0.1.0', {
  createVramManager: (options) => ({
    ...createVramManager(options),
    [Symbol.asyncDispose]: () => options.auditor?.flush() ?? Promise.resolve(),
  }),
});
