import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import test from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { createSealSigner, encodeSeal, isSealable, type SealContent } from './seal';
import { deriveSealKey } from './seal-key';

const content: SealContent = {
  shard_id: 'a',
  gpu_device: 0,
  vram_bytes: 12,
  digest: 'd'.repeat(64),
  sealed_at: '2026-11-20T12:00:00.000Z',
};

/** Any string, ill-formed ones included, and short enough that two are often the same. */
const anyString = fc.string({
  unit: fc.constantFrom('a', '1', '\0', '\ud800', '\udc00', '\ufffd', 'é'),
  maxLength: 3,
});
const anyNumber = fc.oneof(fc.nat(20), fc.double(), fc.maxSafeInteger());

const contents = fc.record({
  shard_id: anyString,
  gpu_device: anyNumber,
  vram_bytes: anyNumber,
  digest: anyString,
  sealed_at: anyString,
});

test('two seals share their encoding exactly when they are the same', () => {
  fc.assert(
    fc.property(contents, contents, (a, b) => {
      fc.pre(isSealable(a) && isSealable(b));
      const same = JSON.stringify(a) === JSON.stringify(b);
      return encodeSeal(a).equals(encodeSeal(b)) === same;
    }),
    { numRuns: 5000, seed: 20261120 },
  );
});

test('what two seals could share an encoding by is not sealable', () => {
  const fields = ['shard_id', 'digest', 'sealed_at'] as const;
  for (const field of fields) assert.ok(!isSealable({ ...content, [field]: 'a\ud800' }), field);
  for (const number of [NaN, Infinity, 0.5, 2 ** 53]) {
    assert.ok(!isSealable({ ...content, gpu_device: number }));
    assert.ok(!isSealable({ ...content, vram_bytes: number }));
  }
  assert.ok(isSealable(content));
});

test('a character moved from one field to its neighbour changes the encoding', () => {
  const moved = { ...content, shard_id: 'a1', gpu_device: 2 };
  const other = { ...content, shard_id: 'a', gpu_device: 12 };
  assert.notDeepEqual(encodeSeal(moved), encodeSeal(other));
});

test('the encoding is, byte for byte, the one that is written down', () => {
  const fields = ['proofgate/seal/1', 'a', '0', '12', content.digest, content.sealed_at];
  const expected = fields.map((field) => `\0\0\0${String.fromCharCode(field.length)}${field}`);
  assert.equal(encodeSeal(content).toString('latin1'), expected.join(''));
});

test('the signature is HMAC-SHA256 under a key derived by HKDF for this purpose alone', () => {
  const key = Buffer.from(hkdfSync('sha256', 'token', 'proofgate/vram', 'seal-signature/1', 32));
  const expected = createHmac('sha256', key).update(encodeSeal(content)).digest('hex');
  assert.equal(createSealSigner(deriveSealKey('token')).sign(content), expected);
});

test('a disposed signer has overwritten its key, and signs nothing with what is left', () => {
  const key = deriveSealKey('token');
  assert.notDeepEqual(key, Buffer.alloc(32));
  const signer = createSealSigner(key);
  signer.dispose();
  assert.deepEqual(key, Buffer.alloc(32));
  assert.throws(() => signer.sign(content), { code: 'DISPOSED' });
});

test('an empty worker token is refused, and neither key nor token is printed with the signer', () => {
  assert.throws(() => deriveSealKey(''), { code: 'EMPTY_WORKER_TOKEN' });
  const key = deriveSealKey('canary');
  const signer = createSealSigner(key);
  const printed = JSON.stringify(signer) + inspect(signer, { depth: null, showHidden: true });
  assert.doesNotMatch(printed, /canary/);
  assert.ok(!printed.includes(key.toString('hex')));
});
