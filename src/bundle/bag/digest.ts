import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Read at a time: more is not faster, less costs calls. */
const CHUNK_BYTES = 256 * 1024;

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * A function that gives the SHA-256 of a file of any size. It reads into the same buffer again and
 * again, one for each file that is read at the same time: a stream leaves a new one for every piece,
 * and the collector comes late.
 */
export const fileDigester = (): ((path: string) => Promise<string>) => {
  const idle: Buffer[] = [];
  return async (path) => {
    const buffer = idle.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
    await using file = await open(path);
    const hash = createHash('sha256');
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
    idle.push(buffer);
    return hash.digest('hex');
  };
};
