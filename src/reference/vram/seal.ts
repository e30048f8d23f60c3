import { createHmac } from 'node:crypto';
import type { Shard } from '../../protocol';
import { VramError } from './errors';

/** What a signature vouches for. */
export type SealContent = Omit<Shard, 'signature'>;

/** Signs seals with a key that nobody else sees. */
export interface SealSigner {
  /**
   * HMAC-SHA256 as 64 lower-case hex digits.
   *
   * @throws {VramError} `DISPOSED`, when the key is gone
   */
  sign(content: SealContent): string;
  /** Overwrites the key with zeros. */
  dispose(): void;
}

const ENCODING = 'proofgate/seal/1';
const LENGTH_BYTES = 4;

/**
 * The bytes that are signed: the name of the encoding, then each field in UTF-8, numbers in decimal,
 * each with its length in bytes in front (32 bits, big-endian), so that no two well-formed seals share
 * them and none passes for another version. docs/owners.md shows one byte by byte.
 */
export const encodeSeal = (content: SealContent): Buffer =>
  Buffer.concat(
    [
      ENCODING,
      content.shard_id,
      content.gpu_device.toString(),
      content.vram_bytes.toString(),
      content.digest,
      content.sealed_at,
    ].flatMap((field) => {
      const bytes = Buffer.from(field, 'utf8');
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );

/** Whether a seal is one that could have been signed: what is not has no encoding of its own. */
export const isSealable = (content: SealContent): boolean =>
  [content.gpu_device, content.vram_bytes].every(Number.isSafeInteger) &&
  [content.shard_id, content.digest, content.sealed_at].every((field) => field.isWellFormed());

/** Takes the key over: it is the signer's from now on, and gone when the signer is disposed of. */
export const createSealSigner = (key: Buffer): SealSigner => {
  let isDisposed = false;
  return {
    sign(content) {
      // A signature under zeros is one that everybody can make.
      if (isDisposed)
        throw new VramError('DISPOSED', 'expected a signer in use, found it disposed');
      return createHmac('sha256', key).update(encodeSeal(content)).digest('hex');
    },
    dispose() {
      isDisposed = true;
      key.fill(0);
    },
  };
};
