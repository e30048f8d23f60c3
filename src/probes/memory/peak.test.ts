import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChild } from '../testing';
import { watchPeak } from './index';
import { highestBytes } from './resident';

const MIB = 1024 * 1024;

const onLinux = process.platform === 'linux' ? false : 'only Linux tells the peak of memory';

test('memory that is taken and let go of shows in the peak', { skip: onLinux }, async (t) => {
  const child = await startChild(t);
  const first = await watchPeak(child.pid);
  await child.does('take');
  const { before, peak } = await first.seen();
  assert.ok(before !== null && peak !== null);
  assert.ok(peak - before > 60 * MIB, `grew by ${peak - before}`);
});

test('a process that rests does not grow', { skip: onLinux }, async (t) => {
  const child = await startChild(t);
  const witness = await watchPeak(child.pid);
  await child.does('rest');
  const { before, peak } = await witness.seen();
  assert.ok(before !== null && peak !== null);
  assert.ok(peak - before < 16 * MIB, `grew by ${peak - before}`);
});

/** As where /proc can only be read. */
const refused = (): Promise<void> =>
  Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }));

test(
  'where the peak so far cannot be forgotten only a higher one is told',
  { skip: onLinux },
  async (t) => {
    const child = await startChild(t);
    const first = await watchPeak(child.pid, refused);
    await child.does('take');
    const { before, peak } = await first.seen();
    assert.ok(before !== null && peak !== null && peak - before > 60 * MIB, `${peak}`);
    const highest = (await highestBytes(child.pid)) ?? 0;
    const second = await watchPeak(child.pid, refused);
    const later = (await second.seen()).peak;
    assert.ok(later === null || later > highest, `${later} told, beside ${highest}`);
  },
);

test('of a process that is gone nothing is told', async (t) => {
  const child = await startChild(t);
  await child.stop();
  const witness = await watchPeak(child.pid);
  assert.deepEqual(await witness.seen(), { before: null, peak: null });
});
