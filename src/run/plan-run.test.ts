import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunError } from './errors';
import { planRun } from './plan-run';

const gate = { version: '0.1.0', sha256: 'a'.repeat(64), checks: {} };
const planning = (shard: { number: number; of: number } | null) =>
  planRun({ seed: 7, tags: '', shard }, gate);

test('a whole run takes all that is planned, and the plan tells it in one order', () => {
  const { choose, plan } = planning(null);
  assert.deepEqual(choose(['b', 'a']), new Set(['a', 'b']));
  assert.deepEqual([plan().scenarios, plan().shard], [['a', 'b'], null]);
});

test('a shard takes its share and tells the whole plan', () => {
  const shares = [1, 2].map((number) => {
    const { choose, plan } = planning({ number, of: 2 });
    const share = choose(['c', 'b', 'a']);
    assert.deepEqual([plan().scenarios, plan().shard], [['a', 'b', 'c'], { number, of: 2 }]);
    return [...share];
  });
  assert.deepEqual(shares.flat().sort(), ['a', 'b', 'c']);
});

test('more shards than scenarios are refused, by those that would have one as well', () => {
  for (const number of [1, 3]) {
    const { choose, plan } = planning({ number, of: 3 });
    choose(['a', 'b']);
    assert.throws(plan, (error) => error instanceof RunError && error.code === 'EMPTY_SHARD');
  }
});
