import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { requirements } from '../../catalogue';
import type { RunResult } from '../../run';
import type { Outcome } from '../../verdict';
import type { Context } from '../context';
import { annotations, tellGithub } from './github';
import { summaryMarkdown, type Came } from './summary';

const counts = { fail: 1, error: 0, inconclusive: 0, 'not-verified': 0, waived: 0, pass: 1 };

const verdict = (id: string, outcome: Outcome, reason: string | null) => ({
  ...{ id, subject: 'mine', backend: 'mock', outcome, checks: 2, reason },
  assurance: { level: 'observed', reason: 'seen' } as const,
});

const result = (reason: string, changes: Partial<RunResult> = {}): RunResult => ({
  ...{ verdict: 'violation', exit: 1, bundle: '/out/mine-1', signed: false, scenarios: [] },
  ...{ subject: { name: 'mine', version: '1', backend: 'mock' }, standings: [], counts },
  ...{ durationMs: 1, catalogue: requirements, shard: null, selfTest: { isWhole: true, note: '' } },
  requirements: [verdict('EMIT-1', 'fail', reason), verdict('EMIT-2', 'pass', null)],
  ...changes,
});

const came = (...results: readonly RunResult[]): Came => ({
  ...{ verdict: 'violation', bundle: '/out/mine-1', results, notJudged: [] },
});

const hostile = [
  'a\n::error::forged',
  'a\r\n::set-output name=x::y',
  '100%0A::warning::again',
  'x | y | z\n| EMIT-1 | pass |',
  '</details><script>alert(1)</script>',
  '`code` **bold** [link](http://evil) ![i](http://evil/i.png) @team #1',
  '\u001b[2J\u202egnp.exe\u2028::error::x',
];

describe('on GitHub Actions', () => {
  test('a failure is an error with its id and reason, and a pass says nothing', () => {
    assert.deepEqual(annotations(came(result('expected one, seen: none'))), [
      '::error title=EMIT-1 fail::Every security-critical operation emits its event, once and ' +
        'truthfully: expected one, seen: none (mine on mock)\n',
    ]);
  });

  test('whatever a subject says stays one annotation of one line', () => {
    const texts = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom(...hostile), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const told = annotations(came(result(text)));
        assert.equal(told.length, 1);
        assert.equal(told.join('').split(/[\r\n\u0085\u2028\u2029]/).length, 2);
        assert.doesNotMatch(told.join('').slice(0, -1), /\p{Cc}|[\u202a-\u202e]/u);
      }),
      { seed: 12 },
    );
  });

  test('whatever a subject says is no Markdown and no HTML of the summary, and no row', () => {
    const rows = summaryMarkdown(came(result('plain'))).split('\n').length;
    for (const text of hostile) {
      const told = summaryMarkdown(came(result(text)));
      assert.equal(told.split('\n').length, rows, text);
      const row = told.split('\n').find((line) => line.startsWith('| EMIT-1')) ?? '';
      assert.equal(row.split('|').length, 7, row);
      assert.doesNotMatch(row.split('|')[5] ?? '', /[<>`*[\]()!@\u202a-\u202e]|\p{Cc}/u, row);
    }
  });

  test('a subject that could not be judged is an error, with what it says of itself escaped', () => {
    for (const reason of hostile) {
      const failed = { name: 'gone', backend: 'mock', exit: 3, reason };
      const told = { ...came(result('no')), notJudged: [failed] };
      const [first = ''] = annotations(told);
      assert.match(first, /^::error title=gone could not be judged::/);
      assert.equal(first.split(/[\r\n]/).length, 2);
      assert.match(summaryMarkdown(told), /^- 💥 gone on mock could not be judged: /m);
    }
  });

  test('several subjects are told side by side', () => {
    const other = { subject: { name: 'other', version: '2', backend: 'mock' } };
    const told = summaryMarkdown(came(result('no'), result('no', other)));
    assert.match(told, /\| \| mine on mock \| other on mock \|/);
    assert.match(told, /\| EMIT-1 \| ❌ fail \| ❌ fail \|/);
  });

  test('a summary that the runner would drop whole is cut short, and says so', () => {
    const requirements = Array.from({ length: 1000 }, () =>
      verdict('EMIT-1', 'fail', '審'.repeat(400)),
    );
    const told = summaryMarkdown(came(result('no', { requirements })));
    assert.ok(Buffer.byteLength(told) < 1024 * 1024, `${Buffer.byteLength(told)} bytes`);
    assert.match(told, /Cut short here; the bundle has it all\.\n$/);
  });

  test('annotations go to standard error, summary and outputs to the files of the runner', async (t) => {
    const place = await mkdtemp(join(tmpdir(), 'proofgate-github-'));
    t.after(() => rm(place, { recursive: true }));
    const [summary, output] = ['summary.md', 'output'].map((name) => join(place, name));
    await writeFile(summary ?? '', 'before\n');
    const said: string[] = [];
    const err = { write: (text: string) => said.push(text) > 0 };
    const context = (env: NodeJS.ProcessEnv) => ({ env, err }) as unknown as Context;
    await tellGithub(came(result('no')), context({}));
    assert.deepEqual(said, []);
    const runner = { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output };
    await tellGithub(came(result('no')), context({ GITHUB_ACTIONS: 'true', ...runner }));
    assert.equal(said.length, 1);
    assert.match(await readFile(summary ?? '', 'utf8'), /^before\n[^]*proofgate: violation/);
    assert.equal(await readFile(output ?? '', 'utf8'), 'verdict=violation\nbundle=/out/mine-1\n');
  });
});
