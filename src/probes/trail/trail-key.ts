import { createHmac, hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isTextAt } from './same-bytes';
import { TrailError, explain } from './trail-error';

/** The block of SHA-256, to which HMAC pads its key. */
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/** Room for a usual record; a longer one makes it grow. */
const FIRST_ROOM_BYTES = 4096;

const padded = (key: Buffer, length: number, pad: number): Buffer => {
  const room = Buffer.alloc(length);
  key.copy(room);
  for (let at = 0; at < BLOCK_BYTES; at += 1) room[at] = (room[at] ?? 0) ^ pad;
  return room;
};

/**
 * A key of 32 bytes under which a chain is hashed with HMAC-SHA256 (RFC 2104).
 *
 * Spelled out as its two SHA-256, each a single call: `createHmac` sets up objects for every record
 * and takes twice as long for the same result.
 */
export class TrailKey {
  /** Names the key in `KeyRotated` records without telling anything of it. */
  readonly name: string;
  readonly #outer: Buffer;
  readonly #key: Buffer;
  #inner: Buffer;
  #message: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
    this.#inner = padded(key, BLOCK_BYTES + FIRST_ROOM_BYTES, 0x36);
    this.#message = this.#inner;
    this.#outer = padded(key, BLOCK_BYTES + DIGEST_BYTES, 0x5c);
    this.name = this.hash('proofgate/1 key name').slice(0, 16);
  }

  /** Whether the 64 hex digits at `hexAt` are the keyed hash of the bytes from `start` to `end`. */
  fits(bytes: Buffer, start: number, end: number, hexAt: number): boolean {
    const length = BLOCK_BYTES + end - start;
    if (length !== this.#message.length) this.#message = this.#messageOf(length);
    bytes.copy(this.#message, BLOCK_BYTES, start, end);
    const inner = hash('sha256', this.#message, 'binary');
    for (let at = 0; at < DIGEST_BYTES; at += 1) {
      this.#outer[BLOCK_BYTES + at] = inner.charCodeAt(at);
    }
    return isTextAt(hash('sha256', this.#outer, 'hex'), bytes, hexAt);
  }

  /** The padded key, and room for so many bytes in all. */
  #messageOf(length: number): Buffer {
    if (length > this.#inner.length) this.#inner = padded(this.#key, 2 * length, 0x36);
    return this.#inner.subarray(0, length);
  }

  /** Whether something is the keyed hash of a text, as 64 hex digits. */
  proves(text: string, proof: unknown): boolean {
    const made = this.hash(text);
    if (typeof proof !== 'string' || proof.length !== made.length) return false;
    return isTextAt(made, Buffer.from(proof), 0);
  }

  /** The keyed hash of a text, as 64 hex digits. */
  hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex');
  }
}

const KEY_FILE = /^[0-9a-f]{64}\s*$/i;

/**
 * Reads a key of 64 hex digits from a file. No message ever quotes the file.
 *
 * @throws TrailError `INVALID_KEY`
 */
export const readTrailKey = async (path: string): Promise<TrailKey> => {
  const text = await readKeyFile(path);
  if (KEY_FILE.test(text)) return new TrailKey(Buffer.from(text.trim(), 'hex'));
  throw new TrailError(
    'INVALID_KEY',
    `expected the key of a trail in ${path}, 64 hex digits and nothing else, but it holds ` +
      'something else; take the file that the writer of the trail was given',
  );
};

const readKeyFile = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'latin1');
  } catch (cause) {
    throw new TrailError(
      'INVALID_KEY',
      `expected the key of a trail in ${path}, but it cannot be read: ${explain(cause)}; check the path`,
      { cause },
    );
  }
};
