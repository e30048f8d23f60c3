import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createMockBackend } from './backends';
import { deviceDigestBy } from './device-digest';
import { FsVerity } from './fs-verity';

/** What `fsverity digest` (fsverity-utils 1.5) says of so many bytes, byte i being i mod 251. */
const vectors: readonly [number, string][] = [
  [1, 'b803429503d95915829b29fdbc8bbad142f3abfd11b1cadf5526582e685c0551'],
  [4095, '5f4953aad672b0188023d6cd6fbce9d09508eb7dad165b6298ce0086bc1e72db'],
  [4096, '13e9b8848ae484a36acb3f3cac0ceb2f7601e96633d15c92f9bd3dd44e492157'],
  [4097, 'b0d074abef4d544404facfab6ba242f6a8ccbde90f1325cd286f3c8aa8d0f8aa'],
  [8192, 'e48d50c56c4f0178a98a035cb91d66be328eeff78bbddaa35c5ec4cc0d8340c0'],
  [524_287, '9735c4bb231d3222d1e5e23a4004d8b59dd33395d7de390530e15c2572000b47'],
  [524_288, 'd82861203d50ae9b60948504a704f35f5118bd229aeb1a22d6dae47b1767c4c4'],
  [524_289, '4dc6905041c9c4ee73e13b53f63f5d289c46da359b664a965ead7f8cc4d799d4'],
  [1_048_577, '89f2376c7699bfe271478a8e3356d434d4a35784edce47fac74c8e5bc7456c1d'],
  [67_108_864, '196650e8bd05f8516c0ede56deeb4d1ff2be9809dc2d827261db4a7773957567'],
  [67_108_865, 'acba6554fbff4e8b2fc0361086b9e8ed6afbbd3196ade159c0f3e2bf9ecb2ed1'],
];

const bytesOf = (length: number): Buffer =>
  Buffer.alloc(
    length,
    Uint8Array.from({ length: 251 }, (_, i) => i),
  );

for (const [length, expected] of vectors) {
  test(`the digest of ${length} bytes is what fsverity-utils says`, () => {
    const tree = new FsVerity();
    tree.update(bytesOf(length));
    assert.equal(tree.digest(length), expected);
  });
}

test('the digest does not depend on how the bytes come in', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.array(fc.nat(20_000)), (length, cuts) => {
      const data = bytesOf(length);
      const whole = new FsVerity();
      whole.update(data);
      const cut = new FsVerity();
      const at = [0, ...cuts.filter((place) => place < length).sort((a, b) => a - b), length];
      for (const [index, start] of at.entries()) cut.update(data.subarray(start, at[index + 1]));
      assert.equal(cut.digest(length), whole.digest(length));
    }),
  );
});

test('a seal by it names the algorithm, and one by SHA-256 does not', async () => {
  const backend = createMockBackend({ capacityBytes: 10_000 });
  const handle = await backend.allocate(4097);
  await backend.write(handle, 0, bytesOf(4097));
  const [, expected = ''] = vectors.find(([length]) => length === 4097) ?? [];
  const digest = await deviceDigestBy('fs-verity')(backend, handle, 4097);
  assert.equal(digest, `fs-verity:sha256:${expected}`);
  assert.match(await deviceDigestBy('sha256')(backend, handle, 4097), /^[0-9a-f]{64}$/);
});
