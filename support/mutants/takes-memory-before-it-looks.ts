import { serveSubject } from '../../src/reference/door';
import { createVramManager, shardIdChecks } from '../../src/reference/vram';

// "Take the memory first: under load it is gone by the time we have checked."
const RESERVED_BYTES = 4_096;

void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    return {
      ...manager,
      [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
      seal: async (request) => {
        const handle = await options.backend.allocate(RESERVED_BYTES);
        const isSound = shardIdChecks.every((check) => check(request.shardId) === null);
        if (isSound) await options.backend.free(handle);
        return manager.seal(request);
      },
    };
  },
});
