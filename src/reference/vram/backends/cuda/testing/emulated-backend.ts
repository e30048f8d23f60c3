import type { MockBackend } from '../../mock';
import type { VramHandle } from '../../types';
import { createCudaBackend } from '../cuda-backend';
import { startDevice, type DeviceThread } from '../start-device';

const devices = new Map<string, Promise<DeviceThread>>();

/** One device for all tests of a process; it ends with it. */
const deviceOf = (library: string): Promise<DeviceThread> => {
  const started = devices.get(library) ?? startDevice({ library, ordinal: 0 });
  devices.set(library, started);
  return started;
};

/**
 * The real backend on the emulated driver, in the shape of the mock. It is there at once: what is asked
 * of it waits until the device is open, and until bits that are to be flipped have been.
 */
export const emulatedBackend = (library: string, capacityBytes: number): MockBackend => {
  const opened = deviceOf(library).then((device) => createCudaBackend(device, capacityBytes));
  let ready: Promise<unknown> = opened;
  const flip = async (handle: VramHandle, offset: number, bit: number): Promise<void> => {
    const byte = Buffer.alloc(1);
    const backend = await opened;
    await backend.read(handle, offset, byte);
    byte.writeUInt8(byte.readUInt8(0) ^ (1 << bit), 0);
    await backend.write(handle, offset, byte);
  };
  const then = async <T>(ask: (backend: Awaited<typeof opened>) => Promise<T>): Promise<T> => {
    await ready;
    return ask(await opened);
  };
  return {
    deviceProperties: () => then((backend) => backend.deviceProperties()),
    memoryInfo: () => then((backend) => backend.memoryInfo()),
    allocate: (bytes) => then((backend) => backend.allocate(bytes)),
    write: (...args) => then((backend) => backend.write(...args)),
    read: (...args) => then((backend) => backend.read(...args)),
    free: (handle) => then((backend) => backend.free(handle)),
    digest: (...args) => then((backend) => backend.digest(...args)),
    flipBit(handle, offset, bit) {
      ready = ready.then(() => flip(handle, offset, bit));
    },
  };
};
