import { createHash, type KeyObject } from 'node:crypto';

/** The fingerprint of a public key: SHA-256 of its SPKI form in DER, as openssl prints it. */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
