import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { BundleError, readPrivateKey, readPublicKey } from './index';

const own = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const privatePem = own.privateKey.export({ type: 'pkcs8', format: 'pem' });
const publicPem = own.publicKey.export({ type: 'spki', format: 'pem' });

const fails = (code: string) => (error: unknown) =>
  error instanceof BundleError && error.code === code;

test('an Ed25519 key in PEM is read', () => {
  assert.equal(readPrivateKey(privatePem).type, 'private');
  assert.equal(readPublicKey(publicPem).type, 'public');
});

test('what is no key is refused with what to do, and is not repeated in the message', () => {
  assert.throws(
    () => readPrivateKey('hunter2'),
    (error) => fails('KEY_UNREADABLE')(error) && !String(error).includes('hunter2'),
  );
  assert.throws(() => readPublicKey(''), fails('KEY_UNREADABLE'));
});

test('another kind of key is refused by its name', () => {
  const pem = other.privateKey.export({ type: 'pkcs8', format: 'pem' });
  assert.throws(() => readPrivateKey(pem), fails('KEY_NOT_ED25519'));
  const spki = other.publicKey.export({ type: 'spki', format: 'pem' });
  assert.throws(() => readPublicKey(spki), /expected an Ed25519 key, found ec/);
});

test('who verifies is not let near a private key', () => {
  assert.throws(() => readPublicKey(privatePem), fails('KEY_UNREADABLE'));
});
