import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { LoaderError } from './errors';

/** The bytes of a model, and the SHA-256 of these very bytes as 64 lower-case hex digits. */
export interface ModelBytes {
  readonly bytes: Buffer;
  readonly digest: string;
}

/** Small enough that the event loop breathes between two pieces. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Reads a whole file once, in pieces that are digested as they come (LOAD-4: its size is judged
 * before anything is read or allocated).
 *
 * @throws {LoaderError} `MODEL_TOO_LARGE`, `MODEL_UNREADABLE`
 */
export const readModel = async (file: FileHandle, maxBytes: number): Promise<ModelBytes> => {
  const { size } = await file.stat();
  if (size > maxBytes) {
    throw new LoaderError(
      'MODEL_TOO_LARGE',
      `expected at most ${maxBytes} bytes, found ${size}; raise the limit or use a smaller model`,
    );
  }
  const bytes = Buffer.alloc(size);
  const hash = createHash('sha256');
  for (let offset = 0; offset < size;) {
    const wanted = Math.min(CHUNK_BYTES, size - offset);
    const { bytesRead } = await file.read(bytes, offset, wanted, offset);
    if (bytesRead === 0) {
      throw new LoaderError(
        'MODEL_UNREADABLE',
        `expected ${size} bytes, found ${offset}; read again`,
      );
    }
    hash.update(bytes.subarray(offset, offset + bytesRead));
    offset += bytesRead;
  }
  return { bytes, digest: hash.digest('hex') };
};
