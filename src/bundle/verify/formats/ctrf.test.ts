import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomes, type Outcome } from '../../../verdict';
import { readCtrf } from './ctrf';

const statusOf: Readonly<Record<Outcome, string>> = {
  ...{ pass: 'passed', fail: 'failed', error: 'failed', inconclusive: 'other' },
  ...{ 'not-verified': 'skipped', waived: 'skipped' },
};

const entry = (suite: string, testId: string, rawStatus: Outcome, changes: object = {}) => ({
  ...{ testId, name: testId, suite: [suite], status: statusOf[rawStatus], rawStatus, duration: 0 },
  labels: { checks: 2 },
  ...changes,
});

const count = (tests: readonly { status: string }[], status: string): number =>
  tests.filter((one) => one.status === status).length;

const read = (
  tests: readonly ReturnType<typeof entry>[],
  summary: object = {},
  root: object = {},
) =>
  readCtrf(
    JSON.stringify({
      ...{ reportFormat: 'CTRF', specVersion: '0.0.0', timestamp: '2026-11-20T12:00:00Z' },
      generatedBy: 'g',
      results: {
        tool: { name: 'proofgate', version: '1' },
        summary: {
          ...{
            tests: tests.length,
            passed: count(tests, 'passed'),
            failed: count(tests, 'failed'),
          },
          ...{ skipped: count(tests, 'skipped'), other: count(tests, 'other') },
          ...{ pending: count(tests, 'pending'), start: 0, stop: 0, duration: 0, ...summary },
        },
        tests,
        extra: { subject: 's', verdict: 'v', exit: 0 },
      },
      ...root,
    }),
  );

describe('the reader of ctrf.json', () => {
  test('tells requirements from scenarios, and counts the checks of scenarios', () => {
    const attachments = [{ name: 'n', contentType: 't', path: 'evidence/a%20b.json' }];
    const told = read([
      entry('requirements', 'A-1', 'fail', { attachments }),
      entry('scenarios', 'one', 'fail', { filePath: 'features/a%20b.feature', line: 3 }),
      entry('scenarios', 'two', 'waived', { labels: { checks: 5 } }),
    ]);
    assert.deepEqual(told, {
      requirements: [{ id: 'A-1', outcome: 'fail' }],
      scenarios: [
        { id: 'one', outcome: 'fail' },
        { id: 'two', outcome: 'waived' },
      ],
      checks: 7,
      places: [
        { scenario: 'one', path: 'data/features/a%20b.feature', line: 3 },
        { scenario: 'two', path: 'data/', line: 0 },
      ],
      files: ['data/evidence/a b.json'],
      problems: [],
    });
  });

  test('finds nothing wrong in any outcome that is told by its status', () => {
    const all = outcomes.map((outcome) => entry('scenarios', outcome, outcome));
    assert.deepEqual(read(all).problems, []);
  });

  test('tells every outcome that is told by another status', () => {
    for (const outcome of outcomes) {
      for (const status of new Set(['pending', ...Object.values(statusOf)])) {
        if (status === statusOf[outcome]) continue;
        const { problems } = read([entry('scenarios', 'one', outcome, { status })]);
        assert.deepEqual(problems, [`one is ${outcome} and told as ${status}`]);
      }
    }
  });

  test('tells a summary that counts other tests than there are, count by count', () => {
    const tests = [entry('scenarios', 'one', 'pass'), entry('requirements', 'A-1', 'fail')];
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other']) {
      assert.deepEqual(read(tests, { [status]: 7 }).problems, [
        `its summary counts other ${status} tests than there are`,
      ]);
    }
    assert.deepEqual(read(tests, { tests: 3 }).problems, [
      'its summary counts other tests than there are',
    ]);
  });

  test('tells a test that is neither of a requirement nor of a scenario', () => {
    assert.deepEqual(read([entry('others', 'one', 'pass')]).problems, [
      'a test is neither of a requirement nor of a scenario',
    ]);
  });

  test('refuses what is of no version, no name and no place', () => {
    const one = (changes: object) => read([entry('scenarios', 'one', 'pass', changes)]);
    for (const specVersion of ['1', '1.0', 'v1.0.0', '1.0.0-x', '1.0.x', 'x.0.0', '1.x.0']) {
      assert.throws(() => read([], {}, { specVersion }));
    }
    assert.doesNotThrow(() => read([], {}, { specVersion: '10.10.10' }));
    for (const changes of [
      { testId: '' },
      { name: '' },
      { suite: [] },
      { line: 0 },
      { duration: -1 },
    ]) {
      assert.throws(() => one(changes), JSON.stringify(changes));
    }
  });
});
