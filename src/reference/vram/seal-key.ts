import { hkdfSync } from 'node:crypto';
import { VramError } from './errors';

const KEY_BYTES = 32;
const SALT = 'proofgate/vram';
const PURPOSE = 'seal-signature/1';

/**
 * Derives the key that signs seals from the worker token (HKDF-SHA256; salt and purpose keep it
 * apart from every other use of the token). The owner overwrites it when done with it.
 *
 * @throws {VramError} `EMPTY_WORKER_TOKEN`, since a key derived from nothing is known to everybody.
 */
export const deriveSealKey = (workerToken: string): Buffer => {
  if (workerToken === '') {
    throw new VramError('EMPTY_WORKER_TOKEN', 'expected a worker token, found none; configure one');
  }
  return Buffer.from(hkdfSync('sha256', workerToken, SALT, PURPOSE, KEY_BYTES));
};
