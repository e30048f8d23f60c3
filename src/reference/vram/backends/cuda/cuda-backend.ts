import type { Device } from '../../../../protocol';
import { BackendError } from '../errors';
import type { DigestAlgorithm, MemoryInfo, VramBackend, VramHandle } from '../types';
import type { DeviceThread } from './start-device';

interface Allocation {
  readonly memory: number;
  readonly bytes: number;
}

const requireByteCount = (bytes: number): void => {
  if (Number.isSafeInteger(bytes) && bytes > 0) return;
  throw new BackendError('INVALID_SIZE', `expected a positive number of bytes, found ${bytes}`);
};

class CudaBackend implements VramBackend {
  readonly #held = new Map<VramHandle, Allocation>();

  constructor(
    readonly thread: DeviceThread,
    readonly capacityBytes: number,
  ) {}

  deviceProperties(): Promise<Device> {
    return this.thread.call('properties');
  }

  async memoryInfo(): Promise<MemoryInfo> {
    const { totalBytes, freeBytes } = await this.thread.call('memoryInfo');
    return {
      totalBytes: Math.min(this.capacityBytes, totalBytes),
      freeBytes: Math.min(this.#leftBytes(), freeBytes),
    };
  }

  allocate(bytes: number): Promise<VramHandle> {
    return this.thread.inTurn(async () => {
      requireByteCount(bytes);
      this.#requireLeft(bytes);
      const memory = await this.thread.call('allocate', bytes);
      const handle = Object.freeze({}) as VramHandle;
      this.#held.set(handle, { memory, bytes });
      return handle;
    });
  }

  write(handle: VramHandle, offset: number, data: Uint8Array): Promise<void> {
    const { window } = this.thread;
    return this.thread.inTurn(async () => {
      const { memory } = this.#range(handle, offset, data.length);
      for (const { at, piece } of piecesOf(data, window.length)) {
        window.set(piece);
        await this.thread.call('write', memory, offset + at, piece.length);
      }
    });
  }

  read(handle: VramHandle, offset: number, into: Uint8Array): Promise<void> {
    const { window } = this.thread;
    return this.thread.inTurn(async () => {
      const { memory } = this.#range(handle, offset, into.length);
      for (const { at, piece } of piecesOf(into, window.length)) {
        await this.thread.call('read', memory, offset + at, piece.length);
        piece.set(window.subarray(0, piece.length));
      }
    });
  }

  free(handle: VramHandle): Promise<void> {
    return this.thread.inTurn(async () => {
      await this.thread.call('free', this.#range(handle, 0, 0).memory);
      this.#held.delete(handle);
    });
  }

  digest(handle: VramHandle, algorithm: DigestAlgorithm): Promise<string> {
    return this.thread.inTurn(() =>
      this.thread.call('digest', this.#range(handle, 0, 0).memory, algorithm),
    );
  }

  #leftBytes(): number {
    return [...this.#held.values()].reduce((left, { bytes }) => left - bytes, this.capacityBytes);
  }

  #requireLeft(bytes: number): void {
    const left = this.#leftBytes();
    if (bytes <= left) return;
    throw new BackendError(
      'OUT_OF_MEMORY',
      `expected at most ${left} bytes, found ${bytes}; free memory first`,
    );
  }

  #range(handle: VramHandle, offset: number, bytes: number): Allocation {
    const found = this.#held.get(handle);
    if (found === undefined) {
      throw new BackendError(
        'UNKNOWN_HANDLE',
        'expected a handle of this device that is not freed',
      );
    }
    if (Number.isSafeInteger(offset) && offset >= 0 && offset + bytes <= found.bytes) return found;
    throw new BackendError(
      'OUT_OF_RANGE',
      `expected a range within ${found.bytes} bytes, found ${bytes} bytes at ${offset}`,
    );
  }
}

/** Cuts what is copied into pieces that go through the window. */
const piecesOf = (data: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(data.length / size) }, (_, index) => {
    const at = index * size;
    return { at, piece: data.subarray(at, at + size) };
  });

/**
 * The share of a device that one worker may take, never more than the device has. What others hold
 * beyond the share does not show, so the sums are exact even on a device that is shared (VRAM-4).
 * Operations run in the order asked.
 */
export const createCudaBackend = (
  thread: DeviceThread,
  capacityBytes: number,
): Required<VramBackend> => new CudaBackend(thread, capacityBytes);
