import { disabledAuditor } from '../../src/reference/audit';
import { serveSubject } from '../../src/reference/door';

// "It compiles, and every call returns."
const actsNot = { [Symbol.asyncDispose]: () => Promise.resolve() };

void serveSubject('0.1.0', {
  createAuditor: () => ({
    ...disabledAuditor,
    emit: () => {
      throw new Error('nothing is emitted');
    },
  }),
  enforcePolicy: () => Promise.resolve(),
  createVramManager: () => ({
    ...actsNot,
    seal: ({ shardId, gpuDevice }) =>
      Promise.resolve({
        shard_id: shardId,
        gpu_device: gpuDevice,
        vram_bytes: 0,
        digest: '0'.repeat(64),
        sealed_at: new Date(0).toISOString(),
        signature: '0'.repeat(64),
      }),
    verify: () => Promise.resolve(),
    deallocate: () => Promise.resolve(0),
    state: () =>
      Promise.resolve({
        state: 'running',
        total_bytes: 1,
        used_bytes: 0,
        available_bytes: 1,
        shards: [],
      }),
  }),
  createModelLoader: () => ({
    ...actsNot,
    load: () =>
      Promise.resolve({
        digest: '0'.repeat(64),
        bytes: 0,
        tensors: 0,
        model: { version: 3, metadata: new Map(), tensors: [] },
        content: Buffer.alloc(0),
      }),
  }),
});
