import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_LEAP_DAYS, believe } from './believe';

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 10, 20);

test('a clock that goes on is believed, one that goes back changes nothing', () => {
  assert.equal(believe(TODAY, TODAY + DAY, null), TODAY + DAY);
  assert.equal(believe(TODAY, TODAY - 400 * DAY, null), TODAY);
});

test('a clock ten years ahead is not believed, however often it is asked', () => {
  const ahead = TODAY + 3650 * DAY;
  let believed = TODAY;
  for (let start = 0; start < 1000; start += 1) believed = believe(believed, ahead + start, null);
  assert.equal(believed, TODAY);
});

test('an operator who confirms the clock is believed', () => {
  const ahead = TODAY + 400 * DAY;
  assert.equal(believe(TODAY, ahead, ahead - DAY), ahead);
});

test('belief never goes back and never leaps more than a month beyond what was vouched for', () => {
  const day = fc.integer({ min: -5000, max: 5000 }).map((n) => TODAY + n * DAY);
  fc.assert(
    fc.property(day, day, fc.option(day), (believed, now, confirmed) => {
      const next = believe(believed, now, confirmed);
      assert.ok(next >= believed);
      assert.ok(next <= Math.max(believed, confirmed ?? believed) + MAX_LEAP_DAYS * DAY);
    }),
  );
});
