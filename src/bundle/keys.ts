import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { BundleError } from './errors';

/**
 * Reads the Ed25519 private key that seals bundles.
 *
 * @throws {BundleError} `KEY_UNREADABLE`, `KEY_NOT_ED25519`
 */
export const readPrivateKey = (pem: string | Buffer): KeyObject =>
  ed25519(() => createPrivateKey(pem), 'a private key in PEM (openssl genpkey -algorithm ed25519)');

/**
 * Reads the Ed25519 public key to verify under. A private key is refused, although its public half
 * could be drawn from it: who verifies has no business with it.
 *
 * @throws {BundleError} `KEY_UNREADABLE`, `KEY_NOT_ED25519`
 */
export const readPublicKey = (pem: string | Buffer): KeyObject => {
  if (pem.toString().includes('PRIVATE KEY')) {
    throw new BundleError(
      'KEY_UNREADABLE',
      'expected a public key, found a private one; draw the public half with openssl pkey -pubout',
    );
  }
  return ed25519(() => createPublicKey(pem), 'a public key in PEM (openssl pkey -pubout)');
};

const ed25519 = (read: () => KeyObject, expected: string): KeyObject => {
  const key = attempt(read, expected);
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new BundleError(
    'KEY_NOT_ED25519',
    `expected an Ed25519 key, found ${key.asymmetricKeyType ?? key.type}; ` +
      'make one with openssl genpkey -algorithm ed25519',
  );
};

const attempt = (read: () => KeyObject, expected: string): KeyObject => {
  try {
    return read();
  } catch (cause) {
    // The cause is kept from the message: some of node's quote the text they could not read.
    throw new BundleError(
      'KEY_UNREADABLE',
      `expected ${expected}, found something else; check that the file is the key you meant`,
      { cause },
    );
  }
};
