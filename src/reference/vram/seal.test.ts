import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { createSealSigner, encodeSeal, type SealContent } from './seal';
import { deriveSealKey } from './seal-key';

const content: SealContent = {
  shard_id: 'a',
  gpu_device: 0,
  vram_bytes: 12,
  digest: 'd'.repeat(64),
  sealed_at: '2026-11-20T12:00:00.000Z',
};

const contents = fc.record({
  shard_id: fc.string(),
  gpu_device: fc.nat(),
  vram_bytes: fc.nat(),
  digest: fc.string(),
  sealed_at: fc.string(),
});

test('two seals share their encoding exactly when they are the same', () => {
  fc.assert(
    fc.property(contents, contents, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      return encodeSeal(a).equals(encodeSeal(b)) === same;
    }),
  );
});

test('a character moved from one field to its neighbour changes the encoding', () => {
  const moved = { ...content, shard_id: 'a1', gpu_device: 2 };
  const other = { ...content, shard_id: 'a', gpu_device: 12 };
  assert.notDeepEqual(encodeSeal(moved), encodeSeal(other));
});

test('the signature is HMAC-SHA256 under a key derived by HKDF for this purpose alone', () => {
  const key = Buffer.from(hkdfSync('sha256', 'token', 'proofgate/vram', 'seal-signature/1', 32));
  const expected = createHmac('sha256', key).update(encodeSeal(content)).digest('hex');
  assert.equal(createSealSigner('token').sign(content), expected);
});

test('a disposed signer has forgotten its key', () => {
  const signer = createSealSigner('token');
  const signature = signer.sign(content);
  signer.dispose();
  const underZeros = createHmac('sha256', Buffer.alloc(32)).update(encodeSeal(content));
  assert.notEqual(signature, signer.sign(content));
  assert.equal(signer.sign(content), underZeros.digest('hex'));
});

test('an empty worker token is refused, and neither key nor token is printed with the signer', () => {
  assert.throws(() => deriveSealKey(''), { code: 'EMPTY_WORKER_TOKEN' });
  assert.equal(JSON.stringify(createSealSigner('canary')), '{}');
});
