import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FailedStarts } from './failed-starts';

const fails = () => Promise.reject(new Error('no device'));
const starts = () => Promise.resolve('started');

test('three failed starts in a row give the run up, for every worker', async () => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-starts-'));
  const one = new FailedStarts(place);
  for (let n = 0; n < 3; n += 1) await assert.rejects(one.guard(fails), /no device/);
  await assert.rejects(new FailedStarts(place).guard(starts), /the run was given up/);
  await rm(place, { recursive: true });
});

test('a start that succeeds sets the count back', async () => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-starts-'));
  const guard = new FailedStarts(place);
  for (let n = 0; n < 2; n += 1) await assert.rejects(guard.guard(fails), /no device/);
  assert.equal(await guard.guard(starts), 'started');
  for (let n = 0; n < 2; n += 1) await assert.rejects(guard.guard(fails), /no device/);
  assert.equal(await guard.guard(starts), 'started');
  await rm(place, { recursive: true });
});
