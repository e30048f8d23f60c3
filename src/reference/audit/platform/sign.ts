import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeliveryError } from './error';

/** Signs what is sent, so that the collector knows the sender and that no byte changed. */
export interface Signer {
  /** SHA-256 of the public key (SPKI, DER) as 64 hex digits. */
  readonly keyId: string;
  /** Ed25519 over the exact bytes: 64 bytes. */
  sign(bytes: Buffer): Buffer;
}

/** The id under which a collector knows a key; takes the public or the private half. */
export const keyIdOf = (key: KeyObject): string => {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
};

/** @throws DeliveryError `INVALID_KEY` */
export const createSigner = (privateKey: KeyObject): Signer => {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new DeliveryError(
      'INVALID_KEY',
      'the signing key must be an Ed25519 private key; make one with openssl genpkey -algorithm ed25519',
    );
  }
  return { keyId: keyIdOf(privateKey), sign: (bytes) => sign(null, bytes, privateKey) };
};

/**
 * Reads the signing key from a PKCS #8 PEM file; no message ever quotes it.
 *
 * @throws DeliveryError `INVALID_KEY`
 */
export const readSigner = async (path: string): Promise<Signer> => {
  try {
    return createSigner(createPrivateKey(await readFile(path)));
  } catch (cause) {
    throw DeliveryError.from(cause, 'INVALID_KEY', `${path} cannot be read as a PEM private key`);
  }
};

/** A structured field (RFC 8941): `key-id="<64 hex>", ed25519=:<base64>:`. */
export const signatureField = (signer: Signer, bytes: Buffer): string =>
  `key-id="${signer.keyId}", ed25519=:${signer.sign(bytes).toString('base64')}:`;
