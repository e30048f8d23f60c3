import type { Device } from '../../../../protocol';
import type { DigestAlgorithm, MemoryInfo } from '../types';
import { CudaError } from './cuda-error';
import { loadDriver, type Driver } from './driver';
import { isSendingTo, openLanes, turnedBy, type Lanes } from './lanes';
import { findDevice, propertiesOf } from './properties';
import { streamedSha256 } from './streamed-sha256';
import { openTreeDigest, type TreeDigest } from './tree-digest';
import { createUndo, type Undo } from './undo';

/** A device as the thread that owns it sees it. Every failure is a `CudaError`. Sizes in bytes. */
export interface CudaDevice {
  properties(): Device;
  memoryInfo(): MemoryInfo;
  /** Takes memory and names it by a number. */
  allocate(bytes: number): number;
  /** Copies the first `bytes` of the window to the device; it may fail later, at whatever waits. */
  write(memory: number, offset: number, bytes: number): void;
  /** Copies from the device to the front of the window. */
  read(memory: number, offset: number, bytes: number): void;
  digest(memory: number, algorithm: DigestAlgorithm): string;
  /** Overwrites memory with zeros, then gives it back; what could not be overwritten is kept. */
  free(memory: number): void;
  /** Lets go of everything, and goes on where something fails. */
  close(): void;
}

export interface DeviceOptions {
  /** Path or name of the driver's library. */
  readonly library: string;
  readonly ordinal: number;
  /** What crosses between the threads; also the size of a copy. */
  readonly window: Uint8Array;
}

interface Allocation {
  readonly address: bigint;
  readonly bytes: number;
}

class OpenDevice implements CudaDevice {
  readonly #held = new Map<number, Allocation>();
  #allocated = 0;
  #written = 0;
  #tree: TreeDigest | undefined;

  constructor(
    readonly driver: Driver,
    readonly device: number,
    readonly lanes: Lanes,
    readonly window: Uint8Array,
    readonly undo: Undo,
  ) {}

  properties(): Device {
    return propertiesOf(this.driver, this.device);
  }

  memoryInfo(): MemoryInfo {
    const [free, total] = [new BigUint64Array(1), new BigUint64Array(1)];
    this.driver.call('cuMemGetInfo_v2', free, total);
    return { totalBytes: Number(total[0]), freeBytes: Number(free[0]) };
  }

  allocate(bytes: number): number {
    const address = this.driver.get('cuMemAlloc_v2', bytes);
    this.#allocated += 1;
    this.#held.set(this.#allocated, { address, bytes });
    return this.#allocated;
  }

  write(memory: number, offset: number, bytes: number): void {
    const to = this.#find(memory).address + BigInt(offset);
    const [lane, other] = turnedBy(this.lanes, this.#written);
    this.#written += 1;
    lane.wait();
    // The streams know no order between them, and whoever writes last must win.
    if (isSendingTo(other, to, bytes)) other.wait();
    lane.pinned.set(this.window.subarray(0, bytes));
    lane.send(to, bytes);
  }

  read(memory: number, offset: number, bytes: number): void {
    const from = this.#find(memory).address + BigInt(offset);
    this.#settle();
    const [lane] = this.lanes;
    lane.fetch(from, bytes);
    lane.wait();
    this.window.set(lane.pinned.subarray(0, bytes));
  }

  digest(memory: number, algorithm: DigestAlgorithm): string {
    const { address, bytes } = this.#find(memory);
    this.#settle();
    switch (algorithm) {
      case 'sha256':
        return streamedSha256(this.lanes, address, bytes);
      case 'fs-verity':
        return (this.#tree ??= this.#openTree()).digest(address, bytes);
    }
  }

  free(memory: number): void {
    const allocation = this.#find(memory);
    this.#scrub(allocation);
    this.driver.call('cuMemFree_v2', allocation.address);
    this.#held.delete(memory);
  }

  close(): void {
    for (const allocation of this.#held.values()) {
      this.undo.add(() => {
        this.driver.call('cuMemFree_v2', allocation.address);
      });
      this.undo.add(() => {
        this.#scrub(allocation);
      });
    }
    this.#held.clear();
    this.undo.all();
  }

  #scrub({ address, bytes }: Allocation): void {
    this.#settle();
    const [lane] = this.lanes;
    this.driver.call('cuMemsetD8Async', address, 0, bytes, lane.stream);
    lane.wait();
  }

  #openTree(): TreeDigest {
    const { driver, undo, lanes } = this;
    const allocate = (bytes: number): bigint => this.#find(this.allocate(bytes)).address;
    return openTreeDigest({ driver, undo, lane: lanes[0], allocate });
  }

  #find(memory: number): Allocation {
    const found = this.#held.get(memory);
    if (found) return found;
    throw new CudaError('UNKNOWN_HANDLE', 'expected memory that is held, found none', null);
  }

  #settle(): void {
    for (const lane of this.lanes) lane.wait();
  }
}

/** Gives back what was taken; what cannot be is told together with why it was to be given back. */
const undone = (undo: Undo, failure: CudaError): CudaError => {
  try {
    undo.all();
    return failure;
  } catch (cause) {
    const { message } = CudaError.from(cause);
    const both = `${failure.message}; and in giving back what was taken: ${message}`;
    return new CudaError(failure.code, both, failure.failed, { cause });
  }
};

/**
 * Opens a device for the calling thread, which alone may use it.
 *
 * @throws {CudaError} after everything that was taken has been given back.
 */
export const openDevice = ({ library, ordinal, window }: DeviceOptions): CudaDevice => {
  const undo = createUndo();
  try {
    const driver = loadDriver(library);
    const device = findDevice(driver, ordinal);
    const context = driver.get('cuDevicePrimaryCtxRetain', device);
    undo.add(() => {
      driver.call('cuDevicePrimaryCtxRelease_v2', device);
    });
    driver.call('cuCtxSetCurrent', context);
    undo.add(() => {
      driver.call('cuCtxSetCurrent', null);
    });
    return new OpenDevice(driver, device, openLanes(driver, window.length, undo), window, undo);
  } catch (cause) {
    throw undone(undo, CudaError.from(cause));
  }
};
