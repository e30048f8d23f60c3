import assert from 'node:assert/strict';
import test, { before, describe } from 'node:test';
import { openDevice, type CudaDevice } from './device';
import { buildEmulatedDriver, emulate, heldBy, noEmulation } from './testing/emulated-driver';

/** Every call that a device is opened, used and closed with. */
const calls = [
  ...['cuInit', 'cuDeviceGetCount', 'cuDeviceGet', 'cuDeviceGetName', 'cuDeviceTotalMem_v2'],
  ...['cuDeviceGetAttribute', 'cuDevicePrimaryCtxRetain', 'cuCtxSetCurrent', 'cuMemGetInfo_v2'],
  ...['cuMemAlloc_v2', 'cuMemAllocHost_v2', 'cuMemcpyHtoDAsync_v2', 'cuMemcpyDtoHAsync_v2'],
  ...['cuMemsetD8Async', 'cuStreamCreate', 'cuStreamSynchronize', 'cuModuleLoadData'],
  ...['cuModuleGetFunction', 'cuLaunchKernel', 'cuModuleUnload', 'cuMemFree_v2'],
  ...['cuMemFreeHost', 'cuStreamDestroy_v2', 'cuDevicePrimaryCtxRelease_v2'],
];

/** Those that give something back: when they fail, it stays with the driver. */
const isGivingBack = (call: string): boolean => /Free|Destroy|Release|Unload/.test(call);

const WINDOW_BYTES = 64;

/** Uses a device in every way there is, but for closing it. */
const use = (device: CudaDevice): void => {
  device.properties();
  device.memoryInfo();
  const [freed, held] = [device.allocate(200), device.allocate(100)];
  for (const offset of [0, 10, 20]) device.write(freed, offset, WINDOW_BYTES);
  device.write(held, 0, WINDOW_BYTES);
  device.read(freed, 3, WINDOW_BYTES);
  device.digest(freed, 'sha256');
  device.digest(freed, 'fs-verity');
  device.free(freed);
};

/** Opens, uses and closes a device; what failed first, or null. */
const wholeLife = (library: string): unknown => {
  let failure: unknown = null;
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      failure ??= cause;
    }
  };
  trying(() => {
    const device = openDevice({ library, ordinal: 0, window: new Uint8Array(WINDOW_BYTES) });
    trying(() => {
      use(device);
    });
    device.close();
  });
  return failure;
};

describe('on the emulated driver', { skip: noEmulation }, () => {
  let library = '';
  before(async () => {
    library = await buildEmulatedDriver();
  });

  test('a device that is used and closed leaves nothing behind', () => {
    emulate({});
    assert.equal(wholeLife(library), null);
    assert.deepEqual(heldBy(library), {});
  });

  for (const call of calls) {
    test(`whichever use of ${call} fails, it is told by its name, and the rest is given back`, () => {
      const failing = (use: number): unknown => {
        emulate({ fail: `${call}#${use}=999` });
        return wholeLife(library);
      };
      const held = heldBy(library);
      let uses = 0;
      for (let failure; (failure = failing(uses + 1)) !== null; uses += 1) {
        const { failed } = failure as { failed?: unknown };
        assert.deepEqual(failed, { call, result: 999, resultName: 'CUDA_ERROR_UNKNOWN' });
        if (!isGivingBack(call)) assert.deepEqual(heldBy(library), held);
      }
      assert.ok(uses > 0, `${call} is never used`);
    });
  }
});
