import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { retryAfterMs } from './retry-after';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

for (const [value, expected] of [
  ['0', 0],
  ['7', 7_000],
  [' 7 ', 7_000],
  ['9999999999', HOUR],
  ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
  ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
  ['Sat, 20 Nov 2126 12:00:00 GMT', HOUR],
  [null, null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['99999999999', null],
  ['2026-11-20T12:00:30Z', null],
  ['Fri, 99 Nov 2026 12:00:30 GMT', null],
] as const) {
  test(`Retry-After ${value === null ? 'absent' : `"${value}"`} waits ${expected ?? 'as the backoff says'}`, () => {
    assert.equal(retryAfterMs(value, NOW, HOUR), expected);
  });
}

test('whatever a collector writes, the wait is within bounds', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (value, now) => {
      const wait = retryAfterMs(value, now, HOUR) ?? 0;
      assert.ok(wait >= 0 && wait <= HOUR);
    }),
  );
});
