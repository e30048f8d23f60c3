import { createHash } from 'node:crypto';

/** Bytes of a block of the tree; all levels have the same. */
export const BLOCK_BYTES = 4096;

export const DIGEST_BYTES = 32;

const DESCRIPTOR_BYTES = 256;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** One level of the tree: a block that is being filled, and how much of the level there was so far. */
class Level {
  readonly block = Buffer.alloc(BLOCK_BYTES);
  filled = 0;
  total = 0;

  /** Takes what fits into the block, and says how much that was. */
  fill(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, BLOCK_BYTES - this.filled);
    this.block.set(taken, this.filled);
    this.filled += taken.length;
    this.total += taken.length;
    return taken.length;
  }

  /** The digest of the block, filled up with zeros, which is empty afterwards. */
  close(): Buffer {
    this.block.fill(0, this.filled);
    this.filled = 0;
    return sha256(this.block);
  }
}

/**
 * The Merkle digest of fs-verity: version 1, SHA-256, blocks of 4096 bytes, no salt, as
 * `fsverity digest` prints it. Memory stays small, for a level keeps one block.
 */
export class FsVerity {
  readonly #levels: Level[] = [];

  /**
   * Takes more bytes of a level: of the data at 0, which is the rule, or digests of whole blocks that
   * somebody else made of it, at the level they belong to.
   */
  update(bytes: Uint8Array, level = 0): void {
    const at = this.#level(level);
    for (let taken = 0; taken < bytes.length;) {
      taken += at.fill(bytes.subarray(taken));
      if (at.filled === BLOCK_BYTES) this.update(at.close(), level + 1);
    }
  }

  /** Of so many bytes of data, as 64 lower-case hex digits. Ends the digest. */
  digest(dataBytes: number): string {
    const descriptor = Buffer.alloc(DESCRIPTOR_BYTES);
    descriptor.set([1, 1, Math.log2(BLOCK_BYTES)]);
    descriptor.writeBigUInt64LE(BigInt(dataBytes), 8);
    if (dataBytes > 0) descriptor.set(this.#root(), 16);
    return sha256(descriptor).toString('hex');
  }

  /** Closes level by level, from the data up, until one holds a single digest. */
  #root(): Buffer {
    for (let level = 0; ; level += 1) {
      const at = this.#level(level);
      if (level > 0 && at.total === DIGEST_BYTES) return at.block.subarray(0, DIGEST_BYTES);
      if (at.filled > 0) this.update(at.close(), level + 1);
    }
  }

  #level(level: number): Level {
    return (this.#levels[level] ??= new Level());
  }
}
