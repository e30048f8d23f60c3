import { createHash } from 'node:crypto';
import type { VramBackend, VramHandle } from './backends';

/** Says what a piece of device memory holds: SHA-256 as 64 lower-case hex digits. */
export type DeviceDigest = (
  backend: VramBackend,
  handle: VramHandle,
  bytes: number,
) => Promise<string>;

/** Bounds the host memory a read-back takes, whatever the size of the shard. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Reads every byte back from the device, so that nothing the host still holds is trusted (VRAM-2). */
export const digestOfDevice: DeviceDigest = async (backend, handle, bytes) => {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, bytes));
  for (let offset = 0; offset < bytes; offset += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, bytes - offset));
    await backend.read(handle, offset, chunk);
    hash.update(chunk);
  }
  return hash.digest('hex');
};
