import { readFile } from 'node:fs/promises';
import { AuditError } from './error';

const KEY_FILE = /^[0-9a-f]{64}\s*$/i;

/**
 * Reads the 32-byte HMAC key of the chain from a file of 64 hex digits. The caller owns the buffer
 * and zeroes it when done; no message ever quotes the file.
 *
 * @throws AuditError `INVALID_KEY`
 */
export const readKeyFile = async (path: string): Promise<Buffer> => {
  const text = await readFile(path).catch((cause: unknown) => {
    throw new AuditError('INVALID_KEY', `the key file ${path} cannot be read; check it exists`, {
      cause,
    });
  });
  try {
    if (!KEY_FILE.test(text.toString('latin1'))) {
      throw new AuditError(
        'INVALID_KEY',
        `the key file ${path} must hold exactly 64 hex digits; write a new one with openssl rand -hex 32`,
      );
    }
    return Buffer.from(text.toString('latin1').trim(), 'hex');
  } finally {
    text.fill(0);
  }
};
