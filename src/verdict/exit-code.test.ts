import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequirementDefinition, Severity } from '../catalogue';
import type { RequirementVerdict } from './decide';
import {
  exitCode,
  exitCodes,
  runVerdict,
  runVerdicts,
  worstRun,
  type ExitReason,
  type RunVerdict,
} from './exit-code';
import { outcomes, type Outcome } from './outcome';

const requirement = (id: string, severity: Severity): RequirementDefinition => ({
  ...{ id, severity, title: id, statement: id, chapter: 'emission', crates: ['model-loader'] },
  ...{ source: [], regulations: [], observed: id, minimumChecks: 2 },
});

const verdict = (id: string, outcome: Outcome): RequirementVerdict => ({
  ...{ id, outcome, subject: 'small', backend: 'mock', assurance: null, checks: 2, reason: null },
});

const of = (severity: Severity, ...seen: readonly Outcome[]) =>
  runVerdict(
    seen.map((outcome, n) => verdict(`EMIT-${n}`, outcome)),
    seen.map((_, n) => requirement(`EMIT-${n}`, severity)),
  );

test('every reason to end has the exit code of the design', () => {
  const codes = Object.keys(exitCodes).map((reason) => [reason, exitCode(reason as ExitReason)]);
  assert.deepEqual(Object.fromEntries(codes), {
    ...{ conformant: 0, violation: 1, incomplete: 2, usage: 3, broken: 4 },
  });
});

test('each outcome of a requirement means one verdict of the run', () => {
  for (const severity of ['blocking', 'major'] as const) {
    assert.deepEqual(
      Object.fromEntries(outcomes.map((outcome) => [outcome, of(severity, outcome)])),
      {
        ...{ fail: 'violation', error: 'broken', inconclusive: 'incomplete' },
        ...{ 'not-verified': 'incomplete', waived: 'conformant', pass: 'conformant' },
      },
    );
  }
});

test('a violation outweighs a broken run, that an incomplete one, and that a pass', () => {
  assert.equal(of('blocking', 'pass', 'error', 'fail', 'inconclusive'), 'violation');
  assert.equal(of('blocking', 'pass', 'inconclusive', 'error', 'not-verified'), 'broken');
  assert.equal(of('blocking', 'pass', 'not-verified', 'waived'), 'incomplete');
  assert.equal(of('blocking', 'pass', 'waived', 'pass'), 'conformant');
});

test('an advisory requirement never fails a run, and never carries one alone', () => {
  const requirements = [requirement('A-1', 'advisory'), requirement('B-1', 'major')];
  const verdicts = [verdict('A-1', 'fail'), verdict('B-1', 'pass')];
  assert.equal(runVerdict(verdicts, requirements), 'conformant');
  assert.equal(of('advisory', 'pass', 'pass'), 'incomplete');
});

test('a run without a verdict is incomplete', () => {
  assert.equal(runVerdict([], []), 'incomplete');
});

test('a verdict on a requirement that nobody knows counts', () => {
  assert.equal(runVerdict([verdict('GHOST-1', 'fail')], []), 'violation');
});

test('of several runs the worst decides, by the order of outcomes and not by that of exit codes', () => {
  const run = (verdict: RunVerdict, exit = exitCode(verdict)) => ({ verdict, exit });
  const all = [run('conformant'), run('incomplete'), run('broken'), run('violation')];
  assert.equal(worstRun(all).exit, 1);
  assert.equal(worstRun(all.slice(0, 3)).exit, 4);
  assert.equal(worstRun(all.slice(0, 2)).exit, 2);
  assert.equal(worstRun([run('broken', 3), run('broken', 4), run('conformant')]).exit, 4);
  assert.throws(() => worstRun([]), RangeError);
});

test('one more run never makes several better, in whatever order they are told', () => {
  const runs = fc.array(
    fc.constantFrom(...runVerdicts).map((verdict) => ({ verdict, exit: exitCode(verdict) })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(runs, runs, (some, more) => {
      const rank = (all: typeof some) => runVerdicts.indexOf(worstRun(all).verdict);
      assert.ok(rank([...some, ...more]) <= rank(some));
      assert.deepEqual(worstRun([...more, ...some]), worstRun([...some, ...more]));
    }),
    { seed: 33 },
  );
});
