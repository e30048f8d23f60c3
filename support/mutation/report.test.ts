import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hold } from './justified';
import { score, survivors, tally, type StrykerReport } from './report';

const source = `import { a } from './a';

export const twice = (n: number): number =>
  n + n;
`;

const mutant = (status: string, line: number, column: number, length: number) => ({
  ...{ mutatorName: 'ArithmeticOperator', replacement: 'n - n', status },
  location: { start: { line, column }, end: { line, column: column + length } },
});

const report: StrykerReport = {
  files: {
    'src/twice.ts': {
      source,
      mutants: [
        ...[mutant('Survived', 4, 3, 5), mutant('Killed', 4, 3, 5), mutant('Timeout', 4, 3, 5)],
        ...[mutant('NoCoverage', 4, 3, 1), mutant('Ignored', 1, 1, 1), mutant('Killed', 4, 3, 1)],
      ],
    },
  },
};

test('the score is the share of killed ones and timeouts; what was ignored does not count', () => {
  const counts = tally(report);
  assert.deepEqual(counts, { mutants: 5, killed: 2, timeout: 1, survived: 1, notCovered: 1 });
  assert.equal(score(counts), 60);
  assert.equal(score(tally({ files: {} })), 0);
});

test('a survivor is named by its declaration and its change', () => {
  const within = { file: 'src/twice.ts', within: 'twice', line: 4 };
  assert.deepEqual(survivors(report), [
    { ...within, change: 'n + n → n - n' },
    { ...within, change: 'n → n - n' },
  ]);
});

describe('reasons', () => {
  const files = new Set(['src/twice.ts']);
  const reason = (changes: string[], file = 'src/twice.ts') => ({
    ...{ file, within: 'twice', why: 'nobody asks twice', changes },
  });
  const changesOf = (found: readonly { readonly change: string }[]) =>
    found.map(({ change }) => change);

  test('are due for every survivor', () => {
    const { justified, unjustified } = hold(survivors(report), [reason(['n + n → n - n'])], files);
    assert.deepEqual(changesOf(justified), ['n + n → n - n']);
    assert.deepEqual(changesOf(unjustified), ['n → n - n']);
  });

  test('that no survivor needs are stale, but for files that were not tried', () => {
    const { stale } = hold([], [reason(['a → b']), reason(['a → b'], 'src/other.ts')], files);
    assert.deepEqual(stale, ['src/twice.ts, twice: a → b']);
  });
});
