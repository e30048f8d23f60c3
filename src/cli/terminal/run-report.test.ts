import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { requirements } from '../../catalogue';
import type { RunResult } from '../../run';
import type { Outcome } from '../../verdict';
import { renderRun } from './run-report';

const evidence = 'e'.repeat(64);

const verdict = (id: string, outcome: Outcome, level: 'observed' | 'partial' = 'observed') => ({
  ...{ id, subject: 'small', backend: 'mock', outcome, checks: 2 },
  ...{
    assurance: { level, reason: 'seen' },
    reason: outcome === 'pass' ? null : 'expected a; seen b',
  },
});

const scenario = {
  ...{ id: 's', name: 's', rule: 'r', feature: 'f', line: 1, requirements: ['EMIT-3'], raw: [] },
  ...{ status: 'FAILED', notes: [], message: null, outcome: 'fail', reason: 'expected a; seen b' },
  records: [
    {
      ...{ check: 'counter-grew', evidence, provoked: true, outcome: 'fail', reason: null },
      assurance: { level: 'observed', reason: 'seen' },
      findings: [{ code: 'wrong-count', expected: 'a', seen: 'b' }],
    },
  ],
} as unknown as RunResult['scenarios'][number];

const result: RunResult = {
  ...{ verdict: 'violation', exit: 1, bundle: '/out/small-1', signed: false, durationMs: 1200 },
  subject: { name: 'small', version: '1', backend: 'mock' },
  requirements: [
    verdict('EMIT-2', 'pass'),
    verdict('EMIT-3', 'fail'),
    verdict('TIME-1', 'pass', 'partial'),
  ],
  counts: { fail: 1, error: 0, inconclusive: 0, 'not-verified': 0, waived: 0, pass: 2 },
  ...{ scenarios: [scenario], standings: [], shard: null, catalogue: requirements },
  selfTest: { isWhole: true, note: '' },
};

const stream = new PassThrough() as unknown as NodeJS.WriteStream;

const told = renderRun(result, stream).split('\n');

const after = (id: string): string[] => {
  const at = told.findIndex((line) => line.includes(` ${id} `));
  return told.slice(at + 1, at + 4).map((line) => line.trim());
};

test('of what fails it says what was expected and seen, where the evidence lies, and how to look again', () => {
  assert.deepEqual(after('EMIT-3'), [
    'expected a; seen b',
    `evidence: data/evidence/${evidence}.json`,
    'again: proofgate run --requirement EMIT-3',
  ]);
});

test('of what passes it says no more than that', () => {
  assert.match(after('EMIT-2')[0] ?? '', /^fail +EMIT-3/);
});

test('the last words count the passes by how they were seen', () => {
  assert.ok(
    told.some((line) =>
      line.includes('small 1 on mock: 1 fail, 2 pass (1 observed, 1 partial); 1.2 s, exit 1'),
    ),
    told.join('\n'),
  );
});

test('whatever a subject says steers no terminal and begins no line of the table', () => {
  const word = 'CONFORMANT  small 1 on mock: 70 pass';
  const hostile = `a\u001b[2J\u202e\r${word}\n${word}`;
  const failed = { ...verdict('EMIT-3', 'fail'), reason: hostile };
  const unseen = { ...verdict('EMIT-4', 'not-verified'), checks: 0, reason: hostile };
  const shown = renderRun(
    {
      ...result,
      subject: { name: hostile, version: hostile, backend: 'mock' },
      requirements: [failed, unseen],
      selfTest: { isWhole: false, note: hostile },
    },
    stream,
  );
  assert.doesNotMatch(shown, /[^\P{C}\n]/u);
  assert.ok(shown.includes('\\u{1b}[2J'), shown);
  assert.deepEqual(
    shown.split('\n').filter((line) => line.startsWith(word)),
    [],
  );
});
