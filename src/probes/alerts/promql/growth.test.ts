import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { counter, rising } from '../testing';
import { increaseOver } from './growth';

const WINDOW_MS = 300_000;

const increase = (values: readonly (number | null)[]): number | null =>
  increaseOver(counter('a', values).samples, WINDOW_MS, (values.length - 1) * 15_000);

test('a counter that rises steadily is told exactly, whatever it began with', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1e6 }), (step, from) => {
      const told = increase(rising(60, step, from + 1e9)) ?? Number.NaN;
      assert.ok(Math.abs(told - step * 20) <= step * 20 * 1e-9, `${told} for ${step * 20}`);
    }),
  );
});

test('growth is never negative, and nothing only where nothing changed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 25, maxLength: 60 }), (values) => {
      const told = increase(values) ?? -1;
      const seen = values.slice(-20);
      const isFlat = seen.every((value) => value === seen[0]);
      assert.ok(isFlat ? told === 0 : told >= 0, String(told));
    }),
  );
});

test('a fall is a restart: what is counted since is growth', () => {
  assert.ok((increase([...rising(40, 0, 3), 1]) ?? 0) >= 1);
  assert.equal(increase([...rising(40, 0, 3), 0]), 0);
});

test('of fewer than two samples nothing is told', () => {
  assert.equal(increase([]), null);
  assert.equal(increase([5]), null);
  assert.equal(increase([5, ...rising(20, 0).map(() => null), 6]), null);
});

test('a counter that began in the window is not extended to before it was 0', () => {
  const begun = [...rising(10, 0).map(() => null), ...rising(11, 1)];
  const told = increase(begun) ?? 0;
  assert.ok(told >= 10 && told < 11, String(told));
});
