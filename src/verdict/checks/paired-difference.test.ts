import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { medianPairedDifference } from './paired-difference';

const repeated = (value: number, count = 31): number[] => new Array<number>(count).fill(value);

const near = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual - expected) < 1e-9, `expected ${expected}, found ${actual}`);
};

test('values that differ by the same share every time give that share, without width', () => {
  assert.deepEqual(medianPairedDifference(repeated(2), repeated(3)), { low: 0.5, high: 0.5 });
  assert.deepEqual(medianPairedDifference(repeated(4), repeated(3)), { low: -0.25, high: -0.25 });
  assert.deepEqual(medianPairedDifference(repeated(7), repeated(7)), { low: 0, high: 0 });
});

test('the difference is a share of the median of the first, not of the mean', () => {
  const a = [1, 1, 1, 1, 1, 1, 1, 1, 1000];
  const b = a.map((value) => value + 0.5);
  assert.deepEqual(medianPairedDifference(a, b), { low: 0.5, high: 0.5 });
});

test('values are paired by their place, so that a drift of the machine cancels out', () => {
  const a = Array.from({ length: 101 }, (_, n) => 10 + n);
  const drifting = medianPairedDifference(
    a,
    a.map((value) => value + 6),
  );
  assert.deepEqual(drifting, { low: 0.1, high: 0.1 });
});

test('a few wild values move nothing', () => {
  const b = repeated(1).map((value, n) => (n % 10 === 0 ? 1000 : value));
  assert.deepEqual(medianPairedDifference(repeated(1), b), { low: 0, high: 0 });
});

test('the interval of differences 1 to 99 lies about their median, as the binomial law has it', () => {
  const b = Array.from({ length: 99 }, (_, n) => 101 + n);
  const { low, high } = medianPairedDifference(repeated(100, 99), b);
  // The order statistics 37 and 63 bound the median of 99 values at 99 %.
  assert.ok(low >= 0.34 && low <= 0.4, `low ${low}`);
  assert.ok(high >= 0.6 && high <= 0.66, `high ${high}`);
});

test('half and half leaves the interval as wide as the difference', () => {
  const b = repeated(1, 60).map((value, n) => (n % 2 === 0 ? value : 2));
  assert.deepEqual(medianPairedDifference(repeated(1, 60), b), { low: 0, high: 1 });
});

test('a value without a partner is left out', () => {
  const a = [...repeated(1), ...repeated(1)];
  assert.deepEqual(medianPairedDifference(a, repeated(2)), { low: 1, high: 1 });
});

test('of nothing there is no interval', () => {
  assert.deepEqual(medianPairedDifference([], []), { low: Number.NaN, high: Number.NaN });
});

const samples = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), {
  minLength: 9,
  maxLength: 40,
});

test('the same samples give the same interval, and its ends are in order', () => {
  fc.assert(
    fc.property(samples, samples, (a, b) => {
      const interval = medianPairedDifference(a, b);
      assert.deepEqual(medianPairedDifference(a, b), interval);
      assert.ok(interval.low <= interval.high);
    }),
    { numRuns: 25 },
  );
});

test('shifting the second samples shifts the interval by the same share', () => {
  fc.assert(
    fc.property(samples, fc.double({ min: -5, max: 5, noNaN: true }), (a, shift) => {
      const b = [...a].reverse();
      const before = medianPairedDifference(a, b);
      const after = medianPairedDifference(
        a,
        b.map((value) => value + shift),
      );
      const share = shift / middleOf(a);
      near(after.low, before.low + share);
      near(after.high, before.high + share);
    }),
    { numRuns: 25 },
  );
});

const middleOf = (values: readonly number[]): number =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;
