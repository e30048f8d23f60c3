import type { Device } from '../../../protocol';
import { BackendError } from './errors';
import type { VramBackend, VramHandle } from './types';

/** A device that the gate may corrupt: the hook lives here and nowhere in the product. */
export interface MockBackend extends VramBackend {
  /** Inverts one bit (0 is the lowest) of the byte at `offset`, as a cosmic ray would (VRAM-2). */
  flipBit(handle: VramHandle, offset: number, bit: number): void;
}

interface MockOptions {
  readonly capacityBytes: number;
  /** What the device says of itself; a discrete GPU with the stated capacity unless told. */
  readonly device?: Partial<Device>;
}

const discreteGpu = (capacityBytes: number): Device => ({
  name: 'Mock GPU',
  total_bytes: capacityBytes,
  compute_capability: '9.0',
  integrated: false,
  managed_memory_only: false,
  unified_memory: false,
});

const answered = <T>(answer: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(answer());
  });

const isByteCount = (bytes: number): boolean => Number.isSafeInteger(bytes) && bytes > 0;

/** Device memory kept in process, with a stated capacity and no fragmentation. */
export const createMockBackend = ({ capacityBytes, device }: MockOptions): MockBackend => {
  const memory = new Map<VramHandle, Buffer>();
  let usedBytes = 0;

  const range = (handle: VramHandle, offset: number, bytes: number): Buffer => {
    const held = memory.get(handle);
    if (held === undefined) {
      throw new BackendError(
        'UNKNOWN_HANDLE',
        'expected a handle of this device that is not freed',
      );
    }
    if (!Number.isSafeInteger(offset) || offset < 0 || offset + bytes > held.length) {
      throw new BackendError(
        'OUT_OF_RANGE',
        `expected a range within ${held.length} bytes, found ${bytes} bytes at ${offset}`,
      );
    }
    return held.subarray(offset, offset + bytes);
  };

  const allocate = (bytes: number): VramHandle => {
    if (!isByteCount(bytes)) {
      throw new BackendError('INVALID_SIZE', `expected a positive number of bytes, found ${bytes}`);
    }
    if (bytes > capacityBytes - usedBytes) {
      throw new BackendError(
        'OUT_OF_MEMORY',
        `expected at most ${capacityBytes - usedBytes} bytes, found ${bytes}; free memory first`,
      );
    }
    const handle = Object.freeze({}) as VramHandle;
    memory.set(handle, Buffer.alloc(bytes));
    usedBytes += bytes;
    return handle;
  };

  return {
    deviceProperties: () => answered(() => ({ ...discreteGpu(capacityBytes), ...device })),
    memoryInfo: () =>
      answered(() => ({ totalBytes: capacityBytes, freeBytes: capacityBytes - usedBytes })),
    allocate: (bytes) => answered(() => allocate(bytes)),
    write: (handle, offset, data) =>
      answered(() => {
        range(handle, offset, data.length).set(data);
      }),
    read: (handle, offset, into) =>
      answered(() => {
        into.set(range(handle, offset, into.length));
      }),
    free: (handle) =>
      answered(() => {
        range(handle, 0, 0);
        usedBytes -= memory.get(handle)?.length ?? 0;
        memory.delete(handle);
      }),
    flipBit(handle, offset, bit) {
      const byte = range(handle, offset, 1);
      byte.writeUInt8(byte.readUInt8(0) ^ (1 << bit), 0);
    },
  };
};
