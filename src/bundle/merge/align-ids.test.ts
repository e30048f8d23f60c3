import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallRun } from '../testing';
import { alignIds, withIds } from './align-ids';

// One after the other: steps register once in a process.
const runs = smallRun().then(async (first) => [first, await smallRun()] as const);

test('two runs of one standard differ by ids alone, and each id finds its like', async () => {
  const [{ messages: first }, { messages: second }] = await runs;
  const ids = alignIds(first, second);
  assert.ok(ids);
  const pickles = (messages: typeof first) => messages.filter(({ pickle }) => pickle);
  assert.notDeepEqual(pickles(second), pickles(first));
  assert.deepEqual(withIds(pickles(second), ids), pickles(first));
});

test('a standard of another wording, or of fewer scenarios, is not the same', async () => {
  const [{ messages: first }, { messages: second }] = await runs;
  const reworded = second.map((message) =>
    message.pickle ? { pickle: { ...message.pickle, name: 'Another' } } : message,
  );
  assert.equal(alignIds(first, reworded), null);
  const fewer = second.slice(
    0,
    second.findLastIndex(({ pickle }) => pickle),
  );
  assert.equal(alignIds(first, fewer), null);
});

test('what looks like an id and is a text stays', () => {
  const ids = new Map([['x', 'y']]);
  const message = { attachment: { body: 'x', testStepId: 'x', stepDefinitionIds: ['x', 'z'] } };
  assert.deepEqual(withIds(message, ids), {
    attachment: { body: 'x', testStepId: 'y', stepDefinitionIds: ['y', 'z'] },
  });
});

test('a stream in which one id stands for two things is not the same standard', async () => {
  const [{ messages: first }, { messages: second }] = await runs;
  const [{ pickle: one } = {}] = second.filter(({ pickle }) => pickle);
  const confused = second.map((message) =>
    message.pickle ? { pickle: { ...message.pickle, id: one?.id ?? '' } } : message,
  );
  assert.equal(alignIds(first, confused), null);
});
