import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outcomes, worst } from './outcome';

const someOutcomes = fc.array(fc.constantFrom(...outcomes));

test('the outcomes stand worst first', () => {
  assert.deepEqual(outcomes, ['fail', 'error', 'inconclusive', 'not-verified', 'waived', 'pass']);
});

test('of two outcomes the worse one counts, whichever came first', () => {
  for (const [rank, worse] of outcomes.entries()) {
    for (const better of outcomes.slice(rank)) {
      assert.equal(worst([worse, better]), worse);
      assert.equal(worst([better, worse]), worse);
    }
  }
});

test('of no outcomes at all nothing was verified', () => {
  assert.equal(worst([]), 'not-verified');
});

test('nothing passes but passes', () => {
  fc.assert(
    fc.property(someOutcomes, (seen) => {
      const passes = seen.length > 0 && seen.every((outcome) => outcome === 'pass');
      assert.equal(worst(seen) === 'pass', passes);
    }),
  );
});

test('one more outcome never makes it better', () => {
  fc.assert(
    fc.property(someOutcomes, fc.constantFrom(...outcomes), (seen, more) => {
      fc.pre(seen.length > 0);
      assert.ok(outcomes.indexOf(worst([...seen, more])) <= outcomes.indexOf(worst(seen)));
    }),
  );
});
