import assert from 'node:assert/strict';
import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSigner, keyIdOf, readSigner, signatureField } from './sign';

const pem = { type: 'pkcs8', format: 'pem' } as const;

test('the signature field names the key and covers the exact bytes', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.from('{"a":1}\n');
  const field = signatureField(createSigner(privateKey), bytes);
  const { id, base64 = '' } =
    /^key-id="(?<id>[0-9a-f]{64})", ed25519=:(?<base64>[^:]+):$/.exec(field)?.groups ?? {};
  assert.equal(id, keyIdOf(publicKey));
  assert.ok(verify(null, bytes, publicKey, Buffer.from(base64, 'base64')));
  assert.ok(!verify(null, Buffer.from('{"a":2}\n'), publicKey, Buffer.from(base64, 'base64')));
});

test('a signing key is read from its PEM file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sign-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(join(directory, 'key.pem'), privateKey.export(pem));
  assert.equal((await readSigner(join(directory, 'key.pem'))).keyId, keyIdOf(privateKey));
  await rm(directory, { recursive: true });
});

test('a key that cannot sign is refused and never quoted', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sign-'));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem);
  for (const [name, text] of [
    ['rsa.pem', rsa],
    ['noise.pem', 'hunter2'],
  ] as const) {
    await writeFile(join(directory, name), text);
    await assert.rejects(
      readSigner(join(directory, name)),
      (error: Error & { code?: string }) =>
        error.code === 'INVALID_KEY' && !error.message.includes('hunter2'),
    );
  }
  await assert.rejects(readSigner(join(directory, 'absent.pem')), { code: 'INVALID_KEY' });
  await rm(directory, { recursive: true });
});
