import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Subject } from '../../src/driver';
import { assertGroupGone, begin, refusal, startScripted } from '../../src/driver/fixtures';
import { Standby } from './standby';

/** Starts programs of one kind, and remembers every start. */
const startsOf = (vice: string) => {
  const started: Promise<Subject>[] = [];
  const start = (): Promise<Subject> => {
    const subject = startScripted(vice);
    started.push(subject);
    return subject;
  };
  return { start, started };
};

test('whoever takes a subject has the next one started, and is given that one the next time', async () => {
  const { start, started } = startsOf('well-behaved');
  await using standby = new Standby();
  await using first = await standby.take(start);
  assert.equal(started.length, 2);
  await using second = await standby.take(start);
  assert.deepEqual([first, second], await Promise.all(started.slice(0, 2)));
  assert.equal((await second.begin(begin)).case, 'c1');
});

test('what nobody took is gone with the worker', async () => {
  const { start, started } = startsOf('well-behaved');
  const standby = new Standby();
  await using taken = await standby.take(start);
  await standby[Symbol.asyncDispose]();
  const [, waiting] = await Promise.all(started);
  assert.ok(waiting);
  await assertGroupGone(waiting.pid);
  assert.equal((await taken.begin(begin)).case, 'c1');
});

test('a start that fails is told to whoever waits for it, each failure once', async () => {
  const standby = new Standby();
  let starts = 0;
  const start = async (): Promise<Subject> => {
    starts += 1;
    return startScripted(starts === 2 ? 'exits-before-hello' : 'well-behaved');
  };
  await using _first = await standby.take(start);
  await refusal(standby.take(start), 'EXITED');
  await using third = await standby.take(start);
  assert.equal((await third.begin(begin)).case, 'c1');
  await standby[Symbol.asyncDispose]();
});

test('a subject that ends while it stands by is told to whoever takes it', async () => {
  const { start } = startsOf('leaves-after-hello');
  const standby = new Standby();
  await standby.take(start);
  const second = await standby.take(start);
  await refusal(second.begin(begin), 'EXITED');
});
