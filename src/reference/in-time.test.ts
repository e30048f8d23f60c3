import assert from 'node:assert/strict';
import test from 'node:test';
import { inTime } from './in-time';

const late = () => new Error('late');

test('what settles in time is passed on, and leaves no timer that would keep a process alive', async () => {
  assert.equal(await inTime(Promise.resolve(7), 60_000, late), 7);
  await assert.rejects(inTime(Promise.reject(new Error('own')), 60_000, late), { message: 'own' });
  assert.ok(!process.getActiveResourcesInfo().includes('Timeout'));
});

test('what comes too late is given up, and may fail later unheard', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  await assert.rejects(inTime(promise, 1, late), { message: 'late' });
  reject(new Error('much later'));
  await new Promise(setImmediate);
});
