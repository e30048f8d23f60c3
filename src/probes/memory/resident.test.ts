import assert from 'node:assert/strict';
import { platform } from 'node:process';
import { test } from 'node:test';
import { residentBytes } from './index';

const skip = platform === 'linux' ? false : `needs /proc, this is ${platform}`;
const NOBODY = 2 ** 22 + 1;
const LARGE_BYTES = 64 * 1024 * 1024;

test('memory that a process takes and uses is seen from outside', { skip }, async () => {
  const before = (await residentBytes(process.pid)) ?? 0;
  const taken = Buffer.alloc(LARGE_BYTES, 1);
  const after = (await residentBytes(process.pid)) ?? 0;
  assert.ok(after - before > LARGE_BYTES / 2, `${after - before}`);
  assert.equal(taken[LARGE_BYTES - 1], 1);
});

test('of a process that is not there nobody says how much it takes', async () => {
  assert.equal(await residentBytes(NOBODY), null);
});
