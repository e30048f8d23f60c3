import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "To free what is free already does no harm."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    const freed = new Map<string, number>();
    let twice = 0;
    return {
      ...manager,
      [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
      deallocate: async (shardId, actor) => {
        const before = freed.get(shardId);
        if (before !== undefined) {
          twice += before;
          return before;
        }
        const bytes = await manager.deallocate(shardId, actor);
        freed.set(shardId, bytes);
        return bytes;
      },
      state: async () => {
        const state = await manager.state();
        return { ...state, used_bytes: Math.max(0, state.used_bytes - twice) };
      },
    };
  },
});
