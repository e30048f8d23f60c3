import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawMatrix } from './matrix';
import { isWhole, shownSchema, showOf } from './shown';
import type { Outcome } from '../verdict';

const [gate, another] = ['a'.repeat(64), 'b'.repeat(64)];

const ONLY_CURRENT = 'expected a matrix if, and only if, the state is current';

const matrixOf = (outcome: Outcome) =>
  drawMatrix(
    {
      trials: [
        {
          ...{ mutant: 'counts-twice', breaks: ['EMIT-3'] },
          cells: [
            {
              ...{ requirement: 'EMIT-3', outcome, reason: null },
              finding:
                outcome === 'fail'
                  ? {
                      ...{ scenario: 's', check: 'c', code: 'd', expected: '1', seen: '2' },
                      evidence: 'e'.repeat(64),
                    }
                  : null,
            },
          ],
        },
      ],
      ...{ healthy: [], mustKill: [] },
    },
    {
      ...{ gate, madeAt: '2026-11-21T12:00:00.000Z', durationMs: 1 },
      environment: { node: 'v24', platform: 'linux', tracing: true, seed: 1 },
    },
  );

describe('what a gate shows of itself', () => {
  test('is the matrix of that very gate, with how many it killed', () => {
    const shown = showOf(gate, matrixOf('fail'));
    assert.equal(shown.state, 'current');
    assert.equal(shown.note, 'tested on 1 mutants on 2026-11-21, 1 killed');
    assert.equal(isWhole(shown), true);
    assert.deepEqual(shownSchema.parse(shown), shown);
  });

  test('tells what a broken self-test found', () => {
    const shown = showOf(gate, matrixOf('pass'));
    assert.match(shown.note, /0 killed; survived: counts-twice$/);
    assert.equal(isWhole(shown), false);
  });

  test('is stale where the matrix is of another gate, and brings none of it', () => {
    const shown = showOf(another, matrixOf('fail'));
    assert.equal(shown.state, 'stale');
    assert.equal(shown.matrix, null);
    assert.match(shown.note, /2026-11-21 was of another one: run proofgate selftest/);
    assert.equal(isWhole(shown), false);
    assert.deepEqual(shownSchema.parse(shown), shown);
  });

  test('is missing where there is no matrix', () => {
    const shown = showOf(gate, null);
    assert.equal(shown.state, 'missing');
    assert.match(shown.note, /not been tested on mutants: run proofgate selftest/);
    assert.deepEqual(shownSchema.parse(shown), shown);
  });

  test('cannot be called current without a matrix, nor with that of another gate', () => {
    const shown = showOf(gate, matrixOf('fail'));
    const refused = (changes: object) =>
      shownSchema.safeParse({ ...shown, ...changes }).error?.issues.map(({ message }) => message);
    assert.deepEqual(refused({ matrix: null }), [ONLY_CURRENT]);
    assert.deepEqual(refused({ state: 'missing' }), [ONLY_CURRENT]);
    assert.deepEqual(refused({ gate: another }), [
      'expected the matrix of the gate that made the bundle, found that of another one',
    ]);
    const stale = { state: 'stale', matrix: null };
    assert.equal(refused(stale), undefined);
    for (const digest of [`${gate}0`, `x${gate}`])
      assert.equal(refused({ ...stale, gate: digest })?.length, 1);
  });
});
