import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from './random';

const draw = (seed: number, count: number): number[] => {
  const next = seededRandom(seed);
  return Array.from({ length: count }, () => next());
};

test('every value lies in [0, 1), whatever the seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      assert.ok(draw(seed, 50).every((value) => value >= 0 && value < 1));
    }),
  );
});

test('the same seed gives the same values, another seed others', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      assert.deepEqual(draw(seed, 20), draw(seed, 20));
      assert.notDeepEqual(draw(seed, 20), draw(seed ^ 1, 20));
    }),
  );
});

test('the values are those of mulberry32, so that a recorded seed repeats a run anywhere', () => {
  assert.deepEqual(draw(0, 3), [0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
});

test('the values spread evenly over the range', () => {
  const tenth = draw(42, 10_000).map((value) => Math.floor(value * 10));
  const counts = Array.from({ length: 10 }, (_, n) => tenth.filter((t) => t === n).length);
  assert.ok(
    counts.every((count) => count > 850 && count < 1150),
    counts.join(' '),
  );
});
