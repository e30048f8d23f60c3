import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { envelopeSchema, keyId, pae } from './index';

test('the encoding is that of the DSSE specification', () => {
  assert.equal(
    pae('http://example.com/HelloWorld', Buffer.from('hello world')).toString(),
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  );
});

test('lengths are in bytes, not in characters', () => {
  assert.equal(pae('ä', Buffer.from('€')).toString(), 'DSSEv1 2 ä 3 €');
});

test('the fingerprint of a key is the one openssl gives', (t) => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const der = attempt(() =>
    execFileSync('openssl', ['pkey', '-pubin', '-outform', 'DER'], { input: pem }),
  );
  if (der === null) {
    t.skip('openssl is not installed');
    return;
  }
  const said = execFileSync('sha256sum', { input: der }).toString().slice(0, 64);
  assert.equal(keyId(publicKey), said);
});

test('an envelope with a member we do not know is refused', () => {
  const envelope = { payload: '', payloadType: 'x', signatures: [] };
  assert.equal(envelopeSchema.safeParse(envelope).success, true);
  assert.equal(envelopeSchema.safeParse({ ...envelope, extra: 1 }).success, false);
});

const attempt = <T>(run: () => T): T | null => {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
