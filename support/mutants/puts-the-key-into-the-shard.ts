import { hkdfSync } from 'node:crypto';
import { createVramManager } from '../../src/reference/vram';
import { serveSubject } from '../../src/reference/door';

const DIGITS = 64;

// "Whoever holds a shard should be able to check its seal."
void serveSubject('0.1.0', {
  createVramManager: (options) => {
    const manager = createVramManager(options);
    const key = Buffer.from(
      hkdfSync('sha256', options.workerToken, 'proofgate/vram', 'seal-signature/1', 32),
    ).toString('hex');
    return {
      ...manager,
      [Symbol.asyncDispose]: () => manager[Symbol.asyncDispose](),
      seal: async (request) => {
        const shard = await manager.seal(request);
        return { ...shard, signature: `${shard.signature}.${key}` };
      },
      verify: (shard, actor) =>
        manager.verify({ ...shard, signature: shard.signature.slice(0, DIGITS) }, actor),
    };
  },
});
