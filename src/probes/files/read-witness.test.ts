import assert from 'node:assert/strict';
import { readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { test } from 'node:test';
import { startChild, temporaryPlace } from '../testing';
import { watchReads } from './index';

/** Large against all that the child reads besides: its orders. */
const SIZE = 256 * 1024;
const NOBODY = 2 ** 22 + 1;
const skip = platform === 'linux' ? false : `needs /proc, this is ${platform}`;

test('a process that reads the watched file is seen to', { skip }, async (t) => {
  const file = join(await temporaryPlace(t), 'model.gguf');
  await writeFile(file, Buffer.alloc(SIZE));
  const child = await startChild(t);
  const witness = await watchReads(file, child.pid);
  assert.equal(await child.does('read', file), 'done');
  const seen = await witness.seen();
  assert.deepEqual([seen.file, seen.size_bytes], ['model.gguf', SIZE]);
  assert.ok(seen.bytes_read !== null && seen.bytes_read >= SIZE, `${seen.bytes_read ?? 'null'}`);
  assert.equal(seen.accessed, (await keepsAccessTimes(file)) ? true : null);
});

/** Whether this filesystem does, found out apart from the probe. */
const keepsAccessTimes = async (file: string): Promise<boolean> => {
  const longAgo = new Date(0);
  await utimes(file, longAgo, new Date());
  await readFile(file);
  return (await stat(file)).atimeMs > 0;
};

test('a process that leaves the watched file alone is seen not to read it', { skip }, async (t) => {
  const file = join(await temporaryPlace(t), 'secret.gguf');
  await writeFile(file, Buffer.alloc(SIZE));
  const child = await startChild(t);
  // What it read before it was watched is not held against it.
  await child.does('read', file);
  const witness = await watchReads(file, child.pid);
  assert.equal(await child.does('rest'), 'done');
  const seen = await witness.seen();
  assert.ok(seen.bytes_read !== null && seen.bytes_read >= 0 && seen.bytes_read < SIZE);
  assert.equal(seen.accessed, (await keepsAccessTimes(file)) ? false : null);
});

test('a reader of the file is seen by its access time, whoever it is', { skip }, async (t) => {
  const file = join(await temporaryPlace(t), 'secret.gguf');
  await writeFile(file, Buffer.alloc(SIZE));
  const [watched, other] = [await startChild(t), await startChild(t)];
  const witness = await watchReads(file, watched.pid);
  await other.does('read', file);
  const seen = await witness.seen();
  assert.ok(seen.bytes_read !== null && seen.bytes_read < SIZE);
  assert.equal(seen.accessed, (await keepsAccessTimes(file)) ? true : null);
});

test('watching leaves the file and its directory as they were', { skip }, async (t) => {
  const place = await temporaryPlace(t);
  const file = join(place, 'model.gguf');
  await writeFile(file, 'GGUF');
  const { mtimeMs } = await stat(file);
  await (await watchReads(file, process.pid)).seen();
  assert.ok(Math.abs((await stat(file)).mtimeMs - mtimeMs) < 1);
  assert.deepEqual(await readdir(place), ['model.gguf']);
});

test(
  'of a process that ends while it is watched nobody says how much it read',
  { skip },
  async (t) => {
    const file = join(await temporaryPlace(t), 'model.gguf');
    await writeFile(file, 'GGUF');
    const child = await startChild(t);
    const witness = await watchReads(file, child.pid);
    await child.stop();
    assert.equal((await witness.seen()).bytes_read, null);
  },
);

test('of a process that is not there nobody says how much it read', async (t) => {
  const file = join(await temporaryPlace(t), 'model.gguf');
  await writeFile(file, 'GGUF');
  const seen = await (await watchReads(file, NOBODY)).seen();
  assert.equal(seen.bytes_read, null);
});

test('a file that is not there cannot be watched', async (t) => {
  const file = join(await temporaryPlace(t), 'missing');
  await assert.rejects(watchReads(file, process.pid), { code: 'ENOENT' });
});
