import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, pairedRatio, quantile, spread } from './statistics';

const values = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1 });

test('the median of an even number of values lies between the two in the middle', () => {
  assert.equal(median([9, 1, 4, 2]), 3);
});

test('numbers are ordered as numbers', () => {
  assert.equal(median([100, 20, 3]), 20);
});

test('at least the fraction q of all values does not exceed the quantile', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (sample, q) => {
      const found = quantile(sample, q);
      assert.ok(sample.includes(found));
      assert.ok(sample.filter((value) => value <= found).length >= q * sample.length);
    }),
  );
});

test('the 99th percentile of a hundred values is the second largest', () => {
  const sample = Array.from({ length: 100 }, (_, index) => index + 1);
  assert.equal(quantile(sample, 0.99), 99);
});

test('no values have no median, no quantile', () => {
  assert.throws(() => median([]), RangeError);
  assert.throws(() => quantile([], 0.5), RangeError);
});

test('the spread does not depend on the unit', () => {
  fc.assert(
    fc.property(values, (sample) => {
      const scaled = sample.map((value) => value * 1024);
      assert.equal(spread(scaled), spread(sample));
    }),
  );
});

test('a slow spell that strikes both in one round leaves the ratio alone', () => {
  assert.equal(pairedRatio([10, 80, 10], [5, 40, 5]), 2);
});

test('rounds that do not pair have no ratio', () => {
  assert.throws(() => pairedRatio([1, 2], [1]), RangeError);
});
