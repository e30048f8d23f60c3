import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inRounds } from './rounds';

test('each round begins with another contestant, and every figure keeps its round', async () => {
  const order: string[] = [];
  const found = await inRounds(['a', 'b', 'c'], 3, (name) => Promise.resolve(order.push(name)));
  assert.equal(order.join(''), 'abcbcacab');
  assert.deepEqual(found, { a: [1, 6, 8], b: [2, 4, 9], c: [3, 5, 7] });
});
