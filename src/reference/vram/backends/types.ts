import type { Device } from '../../../protocol';

/** How much memory a device has, and how much of it nobody holds. In bytes. */
export interface MemoryInfo {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

declare const device: unique symbol;

/**
 * A piece of device memory, known to its backend alone. It carries no pointer, so that nothing that
 * prints or serializes it can give one away (SECRET-2).
 */
export interface VramHandle {
  readonly [device]: never;
}

/**
 * The memory of one device, as the VRAM manager needs it (design §5).
 *
 * Every rejection is a `BackendError`. Offsets and sizes are in bytes.
 */
export interface VramBackend {
  deviceProperties(): Promise<Device>;
  memoryInfo(): Promise<MemoryInfo>;
  /** Rejects with `OUT_OF_MEMORY` when the device cannot hold that much more. */
  allocate(bytes: number): Promise<VramHandle>;
  /** Copies all of `data` to the device; `data` may be used again once the promise settles. */
  write(handle: VramHandle, offset: number, data: Uint8Array): Promise<void>;
  /** Fills all of `into` from the device. */
  read(handle: VramHandle, offset: number, into: Uint8Array): Promise<void>;
  free(handle: VramHandle): Promise<void>;
}
