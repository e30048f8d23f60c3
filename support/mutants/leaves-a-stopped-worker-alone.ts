import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "A worker that was stopped is evidence: touch nothing."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    return {
      ...manager,
      [Symbol.asyncDispose]: () =>
        options.lifecycle?.state() === 'stopped'
          ? Promise.resolve()
          : manager[Symbol.asyncDispose](),
    };
  },
});
