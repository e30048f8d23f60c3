import { openTrail, type LocalTrail } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

let trail: LocalTrail | null = null;

// "Whoever disposes should hear that the flush failed."
void serveSubject('0.1.0', {
  openTrail: async (parts) => (trail = await openTrail(parts)),
  createVramManager: (options) => {
    const manager = createVramManager(options);
    const dispose = async () => {
      await manager[Symbol.asyncDispose]();
      await trail?.flush();
    };
    return { ...manager, [Symbol.asyncDispose]: dispose };
  },
});
