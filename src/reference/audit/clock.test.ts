import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rfc3339 } from './clock';

test('a time is written to the millisecond, whatever was written before it', () => {
  const ms = fc.integer({ min: 0, max: 253_402_300_799_999 });
  fc.assert(
    fc.property(fc.array(fc.oneof(ms, fc.constantFrom(0, 1, 2))), (times) => {
      assert.deepEqual(
        times.map(rfc3339),
        times.map((time) => new Date(time).toISOString()),
      );
    }),
  );
});
