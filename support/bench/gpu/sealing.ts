import { createRecordingAuditor, testActor } from '../../../src/reference/recording-auditor';
import { deviceDigestBy, createVramManager, type ModelSource } from '../../../src/reference/vram';
import {
  createCudaBackend,
  type DeviceThread,
  type DigestAlgorithm,
} from '../../../src/reference/vram/backends';

/** What sealing and verifying took; in seconds and GiB/s. */
export interface SealTimes {
  readonly algorithm: DigestAlgorithm;
  readonly gib: number;
  readonly seal_s: number;
  readonly verify_s: number;
  readonly seal_gib_s: number;
  readonly verify_gib_s: number;
}

const GIB = 1024 ** 3;
const CHUNK = Buffer.alloc(4 * 1024 ** 2, 'weights of no model');

/** A model of so many bytes that takes no time to read, so that only the device is timed. */
const endless = (bytes: number): ModelSource => ({
  open: () =>
    Promise.resolve({
      bytes,
      async *chunks() {
        for (let left = bytes; left > 0; left -= CHUNK.length) {
          yield await Promise.resolve(CHUNK.subarray(0, Math.min(CHUNK.length, left)));
        }
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
});

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

/** Seals and verifies one shard with the manager of the reference. */
export const timeSealing = async (
  device: DeviceThread,
  algorithm: DigestAlgorithm,
  gib: number,
): Promise<SealTimes> => {
  const bytes = Math.round(gib * GIB);
  await using manager = createVramManager({
    backend: createCudaBackend(device, bytes),
    auditor: createRecordingAuditor(),
    clock: () => new Date(),
    reportFailure: (failure) => {
      throw failure;
    },
    deviceDigest: deviceDigestBy(algorithm),
    workerId: 'bench',
    workerToken: 'bench',
  });
  const request = { shardId: 'bench', gpuDevice: 0, source: endless(bytes), actor: testActor };
  const started = performance.now();
  const shard = await manager.seal(request);
  const seal = (performance.now() - started) / 1000;
  const verify = await seconds(() => manager.verify(shard, testActor));
  return {
    ...{ algorithm, gib, seal_s: seal, verify_s: verify },
    ...{ seal_gib_s: gib / seal, verify_gib_s: gib / verify },
  };
};
