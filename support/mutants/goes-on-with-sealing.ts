import { serveSubject } from '../../src/reference/door';
import { createVramManager, createWorkerLifecycle } from '../../src/reference/vram';

// "What was sealed is in doubt; what will be sealed is not."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    const another = createVramManager({ ...options, lifecycle: createWorkerLifecycle() });
    return {
      ...manager,
      [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
      seal: (request) => another.seal(request),
    };
  },
});
