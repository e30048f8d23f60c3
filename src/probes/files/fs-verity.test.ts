import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fsVerityDigest } from './fs-verity';

/** What `fsverity digest` (fsverity-utils 1.5) says of so many bytes, byte i being i mod 251. */
const vectors: readonly [number, string][] = [
  [0, '3d248ca542a24fc62d1c43b916eae5016878e2533c88238480b26128a1f1af95'],
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

const fileOf = async (bytes: number): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'fs-verity-')), 'file');
  await writeFile(
    path,
    Buffer.alloc(
      bytes,
      Uint8Array.from({ length: 251 }, (_, i) => i),
    ),
  );
  return path;
};

for (const [bytes, expected] of vectors) {
  test(`the digest of a file of ${bytes} bytes is what fsverity-utils says`, async () => {
    assert.equal(await fsVerityDigest(await fileOf(bytes)), expected);
  });
}

const isInstalled = (): boolean => {
  try {
    execFileSync('fsverity', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test(
  'the tool that is installed says the same of a file nobody chose',
  { skip: isInstalled() ? false : 'needs fsverity of fsverity-utils, found none' },
  async () => {
    const path = await fileOf(1 + Math.floor(Math.random() * 3_000_000));
    const said = execFileSync('fsverity', ['digest', '--compact', path], { encoding: 'utf8' });
    assert.equal(await fsVerityDigest(path), said.trim().replace(/^sha256:/, ''), path);
  },
);
