import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { BundleError } from '../bundle';
import { readSigningKey } from './keys';
import { UsageError } from './usage-error';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const [, body = ''] = pem.split('\n');

const fileOf = async (t: TestContext, text: string): Promise<string> => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-keys-'));
  t.after(() => rm(place, { recursive: true }));
  const file = join(place, 'signer.pem');
  await writeFile(file, text);
  return file;
};

test('without an option and without the variable nothing is signed', async () => {
  assert.equal(await readSigningKey(undefined, {}), null);
  assert.equal(await readSigningKey(undefined, { PROOFGATE_SIGNING_KEY: '' }), null);
});

test('the variable names a file, or holds the text of the key, whatever stands around it', async (t) => {
  const file = await fileOf(t, pem);
  for (const value of [file, pem, `\n  ${pem}`, `\ufeff${pem}`, `# of the gate\n${pem}`]) {
    const key = await readSigningKey(undefined, { PROOFGATE_SIGNING_KEY: value });
    assert.ok(key?.equals(privateKey));
  }
});

test('what the variable holds is in no message, for it may be the key itself', async () => {
  for (const value of [body, body.match(/.{8}/g)?.join('\n') ?? '', pem.replaceAll('-', '=')]) {
    await assert.rejects(readSigningKey(undefined, { PROOFGATE_SIGNING_KEY: value }), (error) => {
      assert.ok(error instanceof UsageError || error instanceof BundleError, String(error));
      assert.match(error.message, /\$PROOFGATE_SIGNING_KEY|a private key in PEM/);
      assert.equal(error.message.includes(value.slice(0, 8)), false, error.message);
      return true;
    });
  }
});

test('a key file that is not there is named', async () => {
  await assert.rejects(readSigningKey('absent.pem', {}), /PEM form at absent\.pem, .*ENOENT/);
});
