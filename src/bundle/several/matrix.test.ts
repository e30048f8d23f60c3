import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assuranceLevels, outcomes } from '../../verdict';
import { disagreementOf, disagreements, disputed, isSeen, type Cell, type Matrix } from './matrix';

const cell = (outcome: Cell['outcome'], assurance: Cell['assurance'] = 'observed'): Cell => ({
  ...{ outcome, assurance, checks: 2 },
});

const cells = fc.array(
  fc.option(
    fc.record({
      outcome: fc.constantFrom(...outcomes),
      assurance: fc.option(fc.constantFrom(...assuranceLevels)),
      checks: fc.nat(9),
    }),
  ),
);

test('that one passes and another does not is graver than that none passes, or how it was seen', () => {
  assert.equal(disagreementOf([cell('pass'), cell('fail')]), 'passes-on-some');
  assert.equal(disagreementOf([cell('pass'), cell('not-verified', null)]), 'passes-on-some');
  assert.equal(disagreementOf([cell('error'), cell('fail')]), 'other-outcome');
  assert.equal(disagreementOf([cell('pass'), cell('pass', 'partial')]), 'other-assurance');
  assert.equal(disagreementOf([cell('pass'), { ...cell('pass'), checks: 9 }]), null);
});

test('a subject that could not be judged disagrees with nobody, and nobody with it', () => {
  fc.assert(
    fc.property(cells, (row) => {
      assert.equal(disagreementOf([...row, null]), disagreementOf(row));
    }),
    { seed: 33 },
  );
  assert.equal(disagreementOf([cell('fail'), null]), null);
});

test('disagreement asks neither for the order of subjects nor how often one is repeated', () => {
  fc.assert(
    fc.property(cells, (row) => {
      assert.equal(disagreementOf(row.toReversed()), disagreementOf(row));
      assert.equal(disagreementOf([...row, ...row]), disagreementOf(row));
    }),
    { seed: 34 },
  );
});

test('there is a disagreement exactly where two cells do not tell the same outcome and assurance', () => {
  fc.assert(
    fc.property(cells, (row) => {
      const told = row.flatMap((one) => (one ? [`${one.outcome} ${String(one.assurance)}`] : []));
      assert.equal(disagreementOf(row) !== null, new Set(told).size > 1);
    }),
    { seed: 35 },
  );
});

test('disagreements are told the gravest first, and within a kind in the order of the catalogue', () => {
  const requirements = disagreements.toReversed().flatMap((disagreement, index) => [
    { id: `A-${index}`, disagreement, cells: [] },
    { id: `B-${index}`, disagreement, cells: [] },
    { id: `C-${index}`, disagreement: null, cells: [] },
  ]);
  const told: Matrix = {
    ...{ format: 'proofgate/matrix/1', verdict: 'conformant', exit: 0, subjects: [], requirements },
  };
  assert.deepEqual(
    disputed(told).map(({ id }) => id),
    ['A-2', 'B-2', 'A-1', 'B-1', 'A-0', 'B-0'],
  );
});

test('a requirement is seen as soon as one subject tells more than that nobody looked', () => {
  const unseen = { outcome: 'not-verified', assurance: null, checks: 0 } as const;
  const row = (...ones: readonly (Cell | null)[]) =>
    isSeen({ id: 'A-1', disagreement: null, cells: [...ones] });
  assert.equal(row(unseen, null), false);
  assert.equal(row(unseen, { ...unseen, checks: 1 }), true);
  assert.equal(row(unseen, { ...unseen, outcome: 'error' }), true);
});
