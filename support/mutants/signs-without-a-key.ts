import { createHash } from 'node:crypto';
import { serveSubject } from '../../src/reference/door';
import { createVramManager } from '../../src/reference/vram';

// "A hash over all fields is a signature: change one, and it shows."
void serveSubject('0.1.0', {
  createVramManager: (options) =>
    createVramManager({
      ...options,
      signer: {
        sign: ({ shard_id, gpu_device, vram_bytes, digest, sealed_at }) =>
          createHash('sha256')
            .update(JSON.stringify([shard_id, gpu_device, vram_bytes, digest, sealed_at]))
            .digest('hex'),
        dispose: () => undefined,
      },
    }),
});
