import { createHmac } from 'node:crypto';
import type { Shard } from '../../protocol';
import { deriveSealKey } from './seal-key';

/** What a signature vouches for. */
export type SealContent = Omit<Shard, 'signature'>;

/** Signs seals with a key that nobody else sees. */
export interface SealSigner {
  /** HMAC-SHA256 as 64 lower-case hex digits. */
  sign(content: SealContent): string;
  /** Overwrites the key; signatures made afterwards are worthless. */
  dispose(): void;
}

const ENCODING = 'proofgate/seal/1';
const LENGTH_BYTES = 4;

/**
 * The bytes that are signed: the name of the encoding, then each field, each with its length in
 * front (32 bits, big-endian), so that no two seals share them and none passes for another version.
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

/** @throws {VramError} `EMPTY_WORKER_TOKEN` */
export const createSealSigner = (workerToken: string): SealSigner => {
  const key = deriveSealKey(workerToken);
  return {
    sign: (content) => createHmac('sha256', key).update(encodeSeal(content)).digest('hex'),
    dispose() {
      key.fill(0);
    },
  };
};
