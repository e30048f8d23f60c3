import {
  bytesSource,
  createMockBackend,
  createVramManager,
  fileSource,
} from '../../../src/reference/vram';
import { answer } from './answer';
import type { SealingFigures } from './figures';

/** Seals one model file from disk on the mock backend, and nothing else: `<file> <bytes>`. */
const [path = '', size = ''] = process.argv.slice(2);

const WARM_UP_BYTES = 16 * 1024 * 1024;

const actor = { user_id: 'bench', ip: null, auth_method: 'internal', session_id: null } as const;

const main = async (): Promise<SealingFigures> => {
  const bytes = Number(size);
  await using manager = createVramManager({
    backend: createMockBackend({ capacityBytes: bytes }),
    auditor: null,
    clock: () => new Date(),
    reportFailure: (failure) => {
      throw failure;
    },
    workerId: null,
    workerToken: 'bench',
  });
  const warmUp = bytesSource(Buffer.alloc(WARM_UP_BYTES));
  await manager.seal({ shardId: 'warm-up', gpuDevice: 0, source: warmUp, actor });
  await manager.deallocate('warm-up', actor);
  const start = performance.now();
  const source = fileSource(path);
  const { digest } = await manager.seal({ shardId: 'model', gpuDevice: 0, source, actor });
  const seconds = (performance.now() - start) / 1000;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { digest, seconds, besideDeviceBytes: peakBytes - bytes };
};

void main().then(answer);
