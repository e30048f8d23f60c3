import assert from 'node:assert/strict';
import test from 'node:test';
import { step, untilQuiet } from './disposal';

test('a step that fails, with an error or without, is reported and never rejects', async () => {
  const failures: Error[] = [];
  const report = (failure: Error) => failures.push(failure);
  await step(report, () => Promise.reject(new Error('full')));
  await step(report, () => {
    throw new Error('at once');
  });
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- others may.
  await step(report, () => Promise.reject('no error'));
  await step(report, () => undefined);
  assert.deepEqual(
    failures.map(({ message }) => message),
    ['full', 'at once', 'no error'],
  );
});

test('operations that do not end are waited for no longer than it takes', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const reported: string[] = [];
  const quiet = untilQuiet(({ message }) => reported.push(message), new Promise(() => undefined));
  t.mock.timers.tick(3999);
  assert.deepEqual(reported, []);
  t.mock.timers.tick(1);
  await quiet;
  assert.match(reported.join(), /expected operations under way to end within 4000 ms/);
});
