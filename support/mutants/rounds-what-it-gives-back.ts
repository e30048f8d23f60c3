import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "Pages are what the device knows; a few bytes of rest do not count."
const PAGE_BYTES = 4_096;

void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    let drift = 0;
    return {
      ...manager,
      [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
      deallocate: async (shardId, actor) => {
        const bytes = await manager.deallocate(shardId, actor);
        drift += bytes % PAGE_BYTES;
        return bytes;
      },
      state: async () => {
        const state = await manager.state();
        return { ...state, used_bytes: state.used_bytes + drift };
      },
    };
  },
});
