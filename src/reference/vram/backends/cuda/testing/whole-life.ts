import { openDevice, type CudaDevice } from '../device';

/** Every call that a device is opened, used and closed with. */
export const calls = [
  ...['cuInit', 'cuDeviceGetCount', 'cuDeviceGet', 'cuDeviceGetName', 'cuDeviceTotalMem_v2'],
  ...['cuDeviceGetAttribute', 'cuDevicePrimaryCtxRetain', 'cuCtxSetCurrent', 'cuMemGetInfo_v2'],
  ...['cuMemAlloc_v2', 'cuMemAllocHost_v2', 'cuMemcpyHtoDAsync_v2', 'cuMemcpyDtoHAsync_v2'],
  ...['cuMemsetD8Async', 'cuStreamCreate', 'cuStreamSynchronize', 'cuModuleLoadData'],
  ...['cuModuleGetFunction', 'cuLaunchKernel', 'cuModuleUnload', 'cuMemFree_v2'],
  ...['cuMemFreeHost', 'cuStreamDestroy_v2', 'cuDevicePrimaryCtxRelease_v2'],
];

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
export const wholeLife = (library: string): unknown => {
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
