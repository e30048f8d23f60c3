import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dealScenarios, partOf } from './deal';

const seed = 20261121;
const ids = fc.uniqueArray(fc.string(), { maxLength: 60 });
const shards = fc.integer({ min: 1, max: 12 });

const union = (parts: readonly ReadonlySet<string>[]) => parts.flatMap((part) => [...part]).sort();

test('all shards together are exactly the whole, each scenario in one of them', () => {
  fc.assert(
    fc.property(ids, shards, (all, of) => {
      const parts = dealScenarios(all, of);
      assert.equal(parts.length, of);
      assert.deepEqual(union(parts), [...all].sort());
    }),
    { seed },
  );
});

test('the sizes of two shards differ by one scenario at most', () => {
  fc.assert(
    fc.property(ids, shards, (all, of) => {
      const sizes = dealScenarios(all, of).map((part) => part.size);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
    }),
    { seed },
  );
});

test('which shard a scenario falls to does not depend on the order in which all are told', () => {
  fc.assert(
    fc.property(ids, shards, (all, of) => {
      assert.deepEqual(
        dealScenarios([...all].reverse(), of).map((part) => [...part].sort()),
        dealScenarios(all, of).map((part) => [...part].sort()),
      );
    }),
    { seed },
  );
});

test('a plan without shards is all there is to run', () => {
  assert.deepEqual(partOf({ scenarios: ['b', 'a'], shard: null }), new Set(['b', 'a']));
  const first = partOf({ scenarios: ['b', 'a'], shard: { number: 1, of: 2 } });
  const second = partOf({ scenarios: ['a', 'b'], shard: { number: 2, of: 2 } });
  assert.deepEqual(union([first, second]), ['a', 'b']);
});
