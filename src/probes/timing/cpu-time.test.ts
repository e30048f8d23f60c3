import assert from 'node:assert/strict';
import { platform } from 'node:process';
import { test } from 'node:test';
import { startChild } from '../testing';
import { openProcessClock } from './cpu-time';
import { cpuTimeMs, timingAvailability } from './index';

const NOBODY = 2 ** 22 + 1;
const elsewhere = platform === 'linux' ? false : 'only Linux tells the time of another process';

for (const [what, deed] of [
  ['a busy process works', 'burn'],
  ['a thread of it has worked that ended', 'burn apart'],
] as const) {
  test(`the time on a processor grows by what ${what}`, { skip: elsewhere }, async (t) => {
    const child = await startChild(t);
    const before = await cpuTimeMs(child.pid);
    assert.ok(before !== null);
    await child.does(deed);
    const after = await cpuTimeMs(child.pid);
    assert.ok(after !== null && after - before >= 90, `${before} to ${after ?? 'null'} ms`);
  });
}

test('the time on a processor stands still while others work', { skip: elsewhere }, async (t) => {
  const [idle, busy] = [await startChild(t), await startChild(t)];
  await idle.does('rest');
  const before = await cpuTimeMs(idle.pid);
  assert.ok(before !== null);
  await busy.does('burn');
  const after = await cpuTimeMs(idle.pid);
  assert.ok(after !== null && after >= before && after - before < 90, `${after ?? 'null'}`);
});

test('the time agrees with what the process itself is told', { skip: elsewhere }, async () => {
  const before = await cpuTimeMs(process.pid);
  assert.ok(before !== null);
  const own = process.cpuUsage();
  while (process.cpuUsage(own).user < 300_000);
  const { user, system } = process.cpuUsage(own);
  const told = (user + system) / 1000;
  const spent = ((await cpuTimeMs(process.pid)) ?? 0) - before;
  assert.ok(Math.abs(spent - told) < told * 0.15 + 20, `${spent} ms, told ${told} ms`);
});

test('a process that is not there has no time', { skip: elsewhere }, async () => {
  assert.equal(await cpuTimeMs(NOBODY), null);
});

test('a clock that is there needs no word', { skip: elsewhere }, async () => {
  assert.deepEqual(await timingAvailability(), { name: 'timing', available: true });
});

test('where the C library has no such clock nothing is read, and why is told', async () => {
  const { read, missing } = await openProcessClock('/nowhere/libc.so');
  assert.equal(read(process.pid), null);
  assert.match(missing ?? '', /load shared library|cannot open shared object/i);
});
