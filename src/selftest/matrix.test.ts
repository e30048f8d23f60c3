import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { outcomes, type Outcome } from '../verdict';
import { drawMatrix, matrixSchema, verdictOf, type KillMatrix } from './matrix';
import { fateOf } from './rules';
import { askedAgain, faultsOf } from './shown';
import type { Cell, Kill, Trial, Trials } from './types';

const kill: Kill = {
  ...{ scenario: 's', check: 'counter-grew', code: 'grew-otherwise' },
  ...{ expected: 'x to grow by 1', seen: 'it grew by 2', evidence: 'a'.repeat(64) },
};

const cell = (requirement: string, outcome: Outcome, finding: Kill = kill): Cell => ({
  ...{ requirement, outcome, reason: null },
  finding: outcome === 'fail' ? finding : null,
});

const trial = (breaks: readonly string[], ...cells: readonly Cell[]): Trial => ({
  ...{ mutant: 'm', breaks, cells },
});

const around = {
  ...{ gate: 'b'.repeat(64), madeAt: '2026-11-21T12:00:00.000Z', durationMs: 5 },
  environment: { node: 'v24', platform: 'linux', tracing: true, seed: 7 },
};

const drawn = (trials: readonly Trial[], rest: Partial<Trials> = {}): KillMatrix =>
  drawMatrix({ healthy: [], mustKill: [], ...rest, trials }, around);

const sound = trial(['A'], cell('A', 'fail'));

/** What is tried, and all of the matrix that is then not empty. */
const broken: readonly {
  readonly rule: string;
  readonly trials: readonly Trial[];
  readonly rest?: Partial<Trials>;
  readonly found: Partial<KillMatrix>;
}[] = [
  {
    rule: 'a mutant that survives every requirement',
    trials: [trial(['A'], cell('A', 'pass'), cell('B', 'pass'))],
    found: { survivors: ['m'] },
  },
  {
    rule: 'a mutant on which its requirement breaks off instead of failing',
    trials: [trial(['A'], cell('A', 'error'), cell('B', 'pass'))],
    found: { survivors: ['m'] },
  },
  {
    rule: 'a mutant killed only by a requirement that it does not break',
    trials: [trial(['A'], cell('A', 'pass'), cell('B', 'fail'))],
    found: { misattributed: ['m'] },
  },
  {
    rule: 'a mutant killed by one of the requirements that it breaks, and not by the other',
    trials: [trial(['A', 'B'], cell('A', 'fail'), cell('B', 'pass'))],
    found: { missed: [{ mutant: 'm', requirement: 'B' }] },
  },
  {
    rule: 'a blocking requirement that stays green on what another one catches',
    trials: [trial(['A', 'B'], cell('A', 'fail'), cell('B', 'pass'))],
    rest: { mustKill: ['A', 'B'] },
    found: {
      missed: [{ mutant: 'm', requirement: 'B' }],
      requirementsWithoutKill: ['B'],
    },
  },
  {
    rule: 'a failure without a finding',
    trials: [trial(['A'], { ...cell('A', 'fail'), finding: null })],
    found: { unclearFindings: [{ mutant: 'm', requirement: 'A' }] },
  },
  {
    rule: 'a blocking requirement that kills nothing',
    trials: [sound],
    rest: { mustKill: ['A', 'B'] },
    found: { requirementsWithoutKill: ['B'] },
  },
  {
    rule: 'a blocking requirement that kills only what breaks another one',
    trials: [trial(['A'], cell('A', 'fail'), cell('B', 'fail'))],
    rest: { mustKill: ['A', 'B'] },
    found: { requirementsWithoutKill: ['B'] },
  },
  {
    rule: 'a requirement that the healthy subject fails too',
    trials: [sound],
    rest: { healthy: [cell('A', 'fail'), cell('B', 'pass')] },
    found: { failingOnHealthy: ['A'] },
  },
  {
    rule: 'a requirement that breaks off on the healthy subject',
    trials: [sound],
    rest: { healthy: [cell('A', 'error')] },
    found: { failingOnHealthy: ['A'] },
  },
  ...[
    { ...kill, expected: ' ' },
    { ...kill, seen: '' },
    { ...kill, seen: kill.expected },
    { ...kill, seen: `${kill.expected} ` },
    { ...kill, expected: `${kill.seen}\n` },
    { ...kill, evidence: 'somewhere' },
    { ...kill, evidence: `${kill.evidence}0` },
    { ...kill, evidence: `x${kill.evidence}` },
  ].map((finding) => ({
    rule: `a finding that tells ${JSON.stringify([finding.expected, finding.seen])} and no more`,
    trials: [trial(['A'], cell('A', 'fail', finding))],
    found: { unclearFindings: [{ mutant: 'm', requirement: 'A' }] },
  })),
];

const lists = [
  ...(['survivors', 'misattributed', 'missed', 'requirementsWithoutKill'] as const),
  ...(['failingOnHealthy', 'unclearFindings', 'notJudged'] as const),
];

describe('a self-test', () => {
  test('is passed when each requirement kills the mutants that break it, and no others', () => {
    const other = { ...trial(['B'], cell('A', 'pass'), cell('B', 'fail')), mutant: 'n' };
    const matrix = drawn([sound, other], { mustKill: ['A', 'B'] });
    assert.equal(verdictOf(matrix), 'conformant');
    assert.deepEqual(matrix.matrix, [
      { mutant: 'm', requirement: 'A', finding: kill },
      { mutant: 'n', requirement: 'B', finding: kill },
    ]);
  });

  test('belongs to one gate, by its whole digest', () => {
    const matrix = drawn([sound]);
    for (const gate of [`${matrix.gate}0`, `x${matrix.gate}`, ''])
      assert.equal(matrixSchema.safeParse({ ...matrix, gate }).success, false);
  });

  test('is passed when every mutant is killed by all that it breaks', () => {
    const matrix = drawn([sound, { ...sound, mutant: 'n' }], { mustKill: ['A'] });
    assert.equal(verdictOf(matrix), 'conformant');
    assert.deepEqual([matrix.mutants, matrix.killed], [2, 2]);
    for (const list of lists) assert.deepEqual(matrix[list], [], list);
    assert.deepEqual(matrixSchema.parse(matrix), matrix);
  });

  for (const { rule, trials, rest, found } of broken) {
    test(`is failed by ${rule}`, () => {
      const matrix = drawn(trials, rest);
      assert.equal(verdictOf(matrix), 'violation');
      for (const list of lists) assert.deepEqual(matrix[list], found[list] ?? [], list);
    });
  }

  test('says of what it asked again why it had to, and of what broke off that it did', () => {
    const reason = 'SIGKILL ended it';
    const cameToNothing = [`error: ${reason}`];
    const again = { ...cell('A', 'fail'), cameToNothing };
    const off = { ...cell('B', 'error'), reason, cameToNothing };
    const matrix = drawn([trial(['A', 'B'], again, off)]);
    assert.deepEqual(matrixSchema.parse(matrix).unsteady, [
      { mutant: 'm', requirement: 'A', outcome: 'fail', reasons: cameToNothing },
      { mutant: 'm', requirement: 'B', outcome: 'error', reasons: [...cameToNothing, reason] },
    ]);
    assert.deepEqual(faultsOf(matrix), [`not caught: m by B (B broke off 2 times: ${reason})`]);
    assert.match(askedAgain(matrix).join(), /m by A, in the end fail; before: error: SIGKILL/);
  });

  test('says of a survivor on which its requirement broke off that it did', () => {
    const off = { ...cell('A', 'error'), reason: 'it was killed' };
    const [fault] = faultsOf(drawn([trial(['A'], off)]));
    assert.equal(fault, 'survived: m (A broke off 1 time: it was killed)');
  });

  test('says so of each mutant and requirement that it is true of, and of no other', () => {
    const off = { ...cell('B', 'error'), reason: 'it was killed' };
    const green = { ...cell('C', 'pass'), cameToNothing: ['error: it was killed'] };
    const caught = trial(['A', 'B', 'C'], cell('A', 'fail'), off, green);
    const survivor = { ...trial(['C'], green, { ...off, requirement: 'D' }), mutant: 'n' };
    assert.deepEqual(faultsOf(drawn([caught, { ...trial(['C'], green), mutant: 'o' }, survivor])), [
      'survived: o, n (D broke off 1 time: it was killed)',
      'not caught: m by B (B broke off 1 time: it was killed), m by C',
    ]);
  });

  test('says of the healthy subject too what broke off on it', () => {
    const matrix = drawn([sound], {
      healthy: [{ ...cell('A', 'error'), reason: 'it was killed' }],
    });
    assert.deepEqual(matrix.unsteady, [
      { mutant: 'healthy', requirement: 'A', outcome: 'error', reasons: ['it was killed'] },
    ]);
  });

  test('that kept no word of what was asked again is read all the same', () => {
    const { unsteady, ...older } = drawn([trial(['A'], cell('A', 'pass'))]);
    assert.deepEqual(unsteady, []);
    assert.deepEqual(faultsOf(older), ['survived: m']);
    assert.deepEqual(askedAgain(older), []);
  });

  test('does not judge a mutant by one of two requirements, nor calls the other one asleep', () => {
    assert.equal(fateOf(trial(['A', 'B'], cell('A', 'pass'))), 'not-judged');
    assert.deepEqual(drawn([trial(['A', 'B'], cell('A', 'fail'))]).missed, []);
  });

  for (const open of ['inconclusive', 'not-verified'] as const) {
    test(`is incomplete, and no more, where a mutant was ${open}`, () => {
      const matrix = drawn([trial(['A'], cell('A', open)), sound]);
      assert.equal(verdictOf(matrix), 'incomplete');
      assert.deepEqual(matrix.notJudged, ['m']);
      assert.equal(matrix.killed, 1);
    });
  }

  test('does not ask for a kill where the only mutant could not be tried', () => {
    const matrix = drawn([trial(['A'])], { mustKill: ['A'] });
    assert.equal(verdictOf(matrix), 'incomplete');
    assert.deepEqual(matrix.notJudged, ['m']);
  });

  test('leaves what the machine could not tell of the healthy subject open', () => {
    const matrix = drawn([sound], { healthy: [cell('A', 'inconclusive')] });
    assert.equal(verdictOf(matrix), 'conformant');
  });

  test('kills a mutant only where a requirement that it breaks fails, whatever else does', () => {
    const cells = fc.array(
      fc.record({
        requirement: fc.constantFrom('A', 'B', 'C'),
        outcome: fc.constantFrom(...outcomes),
      }),
    );
    fc.assert(
      fc.property(fc.subarray(['A', 'B'], { minLength: 1 }), cells, (breaks, drawnCells) => {
        const unique = [...new Map(drawnCells.map((one) => [one.requirement, one])).values()];
        const tried = trial(
          breaks,
          ...unique.map(({ requirement, outcome }) => cell(requirement, outcome)),
        );
        const isKilled = unique.some(
          ({ requirement, outcome }) => outcome === 'fail' && breaks.includes(requirement),
        );
        assert.equal(fateOf(tried) === 'killed', isKilled);
      }),
      { seed: 7 },
    );
  });
});
