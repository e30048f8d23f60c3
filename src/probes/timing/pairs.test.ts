import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../verdict';
import { buildPairs, type FirstDifference } from './index';

const seed = fc.integer();
const digits = fc.integer({ min: 3, max: 200 });
const count = fc.integer({ min: 1, max: 40 });

/** The places at which two texts of one length differ. */
const differences = (a: string, b: string): number[] =>
  a.split('').flatMap((digit, n) => (digit === b[n] ? [] : [n]));

const forAll = (
  kind: FirstDifference,
  law: (a: string, b: string, digits: number) => void,
): void => {
  fc.assert(
    fc.property(seed, digits, count, (from, length, many) => {
      const pairs = buildPairs(many, kind, seededRandom(from), length);
      assert.equal(pairs.length, many);
      for (const [a, b] of pairs) {
        assert.match(a, /^[0-9a-f]+$/);
        assert.equal(a.length, length);
        law(a, b, length);
      }
    }),
  );
};

test('early pairs differ in the first digit and in no other', () => {
  forAll('early', (a, b) => {
    assert.match(b, /^[0-9a-f]+$/);
    assert.equal(b.length, a.length);
    assert.deepEqual(differences(a, b), [0]);
  });
});

test('late pairs differ in the last digit and in no other', () => {
  forAll('late', (a, b, length) => {
    assert.match(b, /^[0-9a-f]+$/);
    assert.equal(b.length, a.length);
    assert.deepEqual(differences(a, b), [length - 1]);
  });
});

test('equal pairs are equal', () => {
  forAll('none', (a, b) => {
    assert.equal(a, b);
  });
});

test('pairs of different length are alike as far as the shorter goes', () => {
  forAll('length', (a, b) => {
    assert.ok(b.length < a.length && a.startsWith(b));
  });
});

test('the pairs are many different ones, and the same again from the same seed', () => {
  const pairs = buildPairs(64, 'late', seededRandom(7), 64);
  assert.equal(new Set(pairs.map(([a]) => a)).size, 64);
  assert.deepEqual(buildPairs(64, 'late', seededRandom(7), 64), pairs);
  assert.notDeepEqual(buildPairs(64, 'late', seededRandom(8), 64), pairs);
});
