import { createHash } from 'node:crypto';
import type { DigestAlgorithm, VramBackend, VramHandle } from './backends';
import { FsVerity } from './fs-verity';

/**
 * Says what a piece of device memory holds: SHA-256 as 64 lower-case hex digits, or another digest
 * with the name of its algorithm in front.
 */
export type DeviceDigest = (
  backend: VramBackend,
  handle: VramHandle,
  bytes: number,
) => Promise<string>;

/** Bounds the host memory a read-back takes, whatever the size of the shard. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Reads every byte back from the device, so that nothing the host still holds is trusted (VRAM-2). */
async function* readBack(
  backend: VramBackend,
  handle: VramHandle,
  bytes: number,
): AsyncIterable<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, bytes));
  for (let offset = 0; offset < bytes; offset += buffer.length) {
    const chunk = buffer.subarray(0, Math.min(buffer.length, bytes - offset));
    await backend.read(handle, offset, chunk);
    yield chunk;
  }
}

/** How each algorithm digests what is read back, where the device itself has no faster way. */
const onHost: Readonly<
  Record<DigestAlgorithm, (chunks: AsyncIterable<Uint8Array>, bytes: number) => Promise<string>>
> = {
  async sha256(chunks) {
    const hash = createHash('sha256');
    for await (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  },
  async 'fs-verity'(chunks, bytes) {
    const tree = new FsVerity();
    for await (const chunk of chunks) tree.update(chunk);
    return tree.digest(bytes);
  },
};

const prefixes: Readonly<Record<DigestAlgorithm, string>> = {
  sha256: '',
  'fs-verity': 'fs-verity:sha256:',
};

/** The digest by an algorithm, made by the device where it can and on the host where it cannot. */
export const deviceDigestBy =
  (algorithm: DigestAlgorithm): DeviceDigest =>
  async (backend, handle, bytes) =>
    prefixes[algorithm] +
    (backend.digest
      ? await backend.digest(handle, algorithm)
      : await onHost[algorithm](readBack(backend, handle, bytes), bytes));

/** Plain SHA-256, which anyone can repeat with `sha256sum`. */
export const digestOfDevice = deviceDigestBy('sha256');
