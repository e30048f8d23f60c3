import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backoffMs } from './backoff';

const BACKOFF = { first_ms: 500, longest_ms: 60_000 };

test('the wait doubles with each failure up to the longest', () => {
  const waits = [1, 2, 3, 4, 8, 9].map((failures) => backoffMs(failures, BACKOFF, () => 1));
  assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 60_000, 60_000]);
});

test('jitter spreads the wait over the upper half, so attempts per time are bounded', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, r) => {
        const ceiling = Math.min(60_000, 500 * 2 ** (n - 1));
        const wait = backoffMs(n, BACKOFF, () => r);
        assert.ok(wait >= ceiling / 2 && wait <= ceiling);
      },
    ),
  );
  assert.notEqual(
    backoffMs(3, BACKOFF, () => 0.1),
    backoffMs(3, BACKOFF, () => 0.9),
  );
});
