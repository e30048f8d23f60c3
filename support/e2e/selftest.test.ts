import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { drawMatrix, type KillMatrix, type Shown } from '../../src/selftest';
import { proofgate, projectRoot } from './proofgate';

const reference = [process.execPath, join(projectRoot, 'dist', 'reference', 'program.js')];
const mutant = (name: string) => [
  process.execPath,
  join(projectRoot, 'dist', 'support', 'mutants', `${name}.js`),
];

describe('proofgate selftest', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-selftest-'));
  });
  after(() => rm(place, { recursive: true }));

  const withSubjects = async (name: string, subjects: unknown, more: readonly string[]) => {
    const file = join(place, `${name}.json`);
    await writeFile(file, JSON.stringify(subjects));
    return proofgate(['selftest', '--subjects', file, ...more], {
      env: { PROOFGATE_CACHE: join(place, 'cache') },
    });
  };

  test('takes subjects of one’s own, and tells apart what is killed and what survives', async () => {
    const { code, stdout, stderr } = await withSubjects(
      'own',
      {
        healthy: { argv: reference },
        mutants: [
          { name: 'counts-nothing', argv: mutant('counts-no-attempts'), breaks: ['EMIT-8'] },
          { name: 'does-no-wrong', argv: reference, breaks: ['EMIT-8'] },
        ],
      },
      ['--json', '--requirement', 'EMIT-8'],
    );
    assert.equal(stderr, '');
    const matrix = JSON.parse(stdout) as KillMatrix;
    assert.equal(code, 1);
    assert.deepEqual(matrix.survivors, ['does-no-wrong']);
    assert.deepEqual(matrix.failingOnHealthy, []);
    const [kill] = matrix.matrix;
    assert.deepEqual([kill?.mutant, kill?.requirement], ['counts-nothing', 'EMIT-8']);
    assert.match(kill?.finding.expected ?? '', /_emit_attempts to grow by \d/);
    assert.match(kill?.finding.evidence ?? '', /^[0-9a-f]{64}$/);
  });

  test('tells an undeclared misattribution: killed, but not by what it is said to break', async () => {
    const { code, stdout } = await withSubjects(
      'misattributed',
      {
        healthy: { argv: reference },
        mutants: [{ name: 'silent', argv: mutant('counts-no-attempts'), breaks: ['TIME-4'] }],
      },
      ['--json', '--requirement', 'TIME-4', '--requirement', 'EMIT-8'],
    );
    const matrix = JSON.parse(stdout) as KillMatrix;
    assert.equal(code, 1);
    assert.deepEqual([matrix.survivors, matrix.misattributed], [[], ['silent']]);
  });

  const mistyped: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a mutant', ['--mutant', 'counts-thrice'], /expected a mutant of the list, found "counts-/],
    ['a requirement', ['--requirement', 'EMIT-99'], /expected a requirement .* found "EMIT-99"/],
    ['a list', ['--subjects', 'nowhere.json'], /expected a list of subjects in .*nowhere\.json/],
    [
      'what is broken',
      ['--mutant', 'counts-twice', '--requirement', 'HYG-2'],
      /expected a mutant that breaks HYG-2, found none of counts-twice; .* shows nothing/,
    ],
    ['a number', ['--workers', '0'], /expected a whole number, 1 or more/],
  ];
  for (const [what, args, says] of mistyped) {
    test(`says what is there when ${what} is mistyped`, async () => {
      const { code, stderr } = await proofgate(['selftest', ...args]);
      assert.equal(code, 3);
      assert.match(stderr, says);
    });
  }

  test('leaves every bundle with the matrix of its gate, or the word that there is none', async () => {
    const cache = join(place, 'bundles');
    const shown = async (): Promise<{ said: string; mutants: Shown }> => {
      const { stdout } = await proofgate(
        ['run', '--requirement', 'DOC-1', '--output', join(place, 'out')],
        { env: { PROOFGATE_CACHE: cache } },
      );
      const bundle = /^bundle: (\S+)/m.exec(stdout)?.[1] ?? '';
      const text = await readFile(join(bundle, 'data', 'results', 'mutants.json'), 'utf8');
      const report = await readFile(join(bundle, 'data', 'report', 'index.html'), 'utf8');
      const mutants = JSON.parse(text) as Shown;
      assert.ok(report.includes(mutants.note), mutants.note);
      return { said: stdout, mutants };
    };
    const keep = async (gate: string): Promise<void> => {
      const environment = { node: 'v24', platform: 'linux', tracing: true, seed: 1 };
      const around = { gate, madeAt: '2026-11-21T12:00:00.000Z', durationMs: 1, environment };
      const matrix = drawMatrix({ trials: [], healthy: [], mustKill: [] }, around);
      await mkdir(join(cache, 'mutants'), { recursive: true });
      await writeFile(join(cache, 'mutants', `${gate}.json`), JSON.stringify(matrix));
    };

    const missing = await shown();
    assert.equal(missing.mutants.state, 'missing');
    assert.match(missing.said, /^self-test: this gate has not been tested on mutants/m);

    await keep('0'.repeat(64));
    const stale = await shown();
    assert.equal(stale.mutants.state, 'stale');
    assert.match(stale.said, /^self-test: .* was of another one/m);

    await keep(missing.mutants.gate);
    const current = await shown();
    assert.equal(current.mutants.state, 'current');
    assert.equal(current.mutants.matrix?.gate, missing.mutants.gate);
    assert.doesNotMatch(current.said, /self-test/);
  });
});
