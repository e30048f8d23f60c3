import type { Device } from '../../../protocol';

/** How much memory a device has, and how much of it nobody holds. In bytes. */
export interface MemoryInfo {
  readonly totalBytes: number;
  readonly freeBytes: number;
}

/**
 * What a shard is digested with: plain SHA-256, or the Merkle digest of fs-verity (version 1, SHA-256,
 * blocks of 4096 bytes, no salt), which a GPU can make where the bytes lie.
 */
export type DigestAlgorithm = 'sha256' | 'fs-verity';

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
  /**
   * The digest, as 64 lower-case hex digits, of all that a piece of device memory holds now. Only
   * where the backend has a faster way than reading everything back through `read`.
   */
  digest?(handle: VramHandle, algorithm: DigestAlgorithm): Promise<string>;
}
