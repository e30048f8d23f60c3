import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { fileDigester, sha256 } from './digest';

test('a file of any size has the digest of its bytes, also of several at once', async () => {
  const place = await temporaryPlace();
  const digestOf = fileDigester();
  const sizes = [0, 1, 262_143, 262_144, 262_145, 1_000_000];
  const contents = sizes.map((size, index) => Buffer.alloc(size, index + 1));
  const paths = sizes.map((size) => join(place, String(size)));
  for (const [index, path] of paths.entries()) await writeFile(path, contents[index] ?? '');
  const expected = contents.map(sha256);
  assert.deepEqual(await Promise.all(paths.map(digestOf)), expected);
  for (const [index, path] of paths.entries()) assert.equal(await digestOf(path), expected[index]);
});

test('a file that is not there is an error, and the next file is digested as ever', async () => {
  const place = await temporaryPlace();
  const digestOf = fileDigester();
  await assert.rejects(digestOf(join(place, 'absent')), { code: 'ENOENT' });
  await writeFile(join(place, 'there'), 'there');
  assert.equal(await digestOf(join(place, 'there')), sha256('there'));
});
