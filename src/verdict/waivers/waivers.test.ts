import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { RequirementDefinition } from '../../catalogue';
import { decideRun } from '../decide-run';
import type { CheckRecord } from '../record';
import type { ScenarioResult, ScenarioRun } from '../scenario-result';
import { assured, checkRecord, scenarioResult } from '../testing';
import type { Exceptions, Waiver } from './waiver';

const on = '2026-11-21';
const requirement: RequirementDefinition = {
  ...{ id: 'EMIT-1', minimumChecks: 2, severity: 'blocking', title: 't', statement: 's' },
  ...{ chapter: 'emission', crates: [], source: [], regulations: [], observed: 'o' },
};

const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  ...{ requirement: 'EMIT-1', check: 'log-is-quiet', reason: 'too-loud', owner: 'Ada' },
  ...{ because: 'it is mended next week', approver: 'Grace', issue: 'https://example.org/1' },
  expires: '2026-12-24',
  ...changes,
});

const passing = (changes: Partial<ScenarioRun> = {}) => scenarioResult(changes);
const provoked = passing({ records: [checkRecord({ provoked: true })] });
const failing = (code = 'too-loud', changes: Partial<CheckRecord> = {}) =>
  scenarioResult({
    status: 'FAILED',
    records: [
      checkRecord({
        ...{ outcome: 'fail', findings: [{ code, expected: 'silence', seen: 'noise' }] },
        ...changes,
      }),
    ],
  });

const run = (
  scenarios: readonly ScenarioResult[],
  waivers: readonly Waiver[],
  exceptions: Partial<Exceptions> = {},
  assurance: 'partial' | 'observed' = 'partial',
) => {
  const { verdicts, standings, verdict, exit } = decideRun([requirement], scenarios, {
    ...{ subject: 'small', backend: 'mock', assurance },
    exceptions: { on, waivers, excluded: [], ...exceptions },
  });
  const states = standings.map(({ state }) => state);
  const details = standings.map(({ detail }) => detail);
  const [{ outcome, reason } = {}] = verdicts;
  return { outcome, reason, states, details, verdict, exit };
};

const outcomeOf = (...given: Parameters<typeof run>) => {
  const { outcome, states, exit } = run(...given);
  return [outcome, ...states, exit];
};

describe('a waiver', () => {
  test('lets pass exactly the trouble it was written for, and says so', () => {
    const { outcome, reason, states, exit } = run([failing(), provoked], [waiver()]);
    assert.deepEqual([outcome, states, exit], ['waived', ['in-force'], 0]);
    assert.match(reason ?? '', /until 2026-12-24 by Grace, https:\/\/example\.org\/1/);
  });

  test('lets no other finding of the same check pass', () => {
    const both = [failing(), failing('too-quiet')];
    assert.deepEqual(outcomeOf(both, [waiver()]), ['fail', 'in-force', 1]);
    const two = [waiver(), waiver({ reason: 'too-quiet' })];
    assert.deepEqual(outcomeOf(both, two), ['waived', 'in-force', 'in-force', 0]);
    assert.deepEqual(outcomeOf([failing()], two), ['waived', 'in-force', 'unmatched', 1]);
  });

  test('never lets a crash pass, beside a waived failure or alone', () => {
    const broke = (reason: string) =>
      scenarioResult({ status: 'FAILED', records: [], notes: [{ outcome: 'error', reason }] });
    const alone = waiver({ check: 'none', reason: 'it died' });
    assert.deepEqual(outcomeOf([broke('it died')], [alone]), ['error', 'untested', 4]);
    assert.match(run([broke('it died')], [alone]).details.join(), /a crash is never waived$/);
    const among = [failing('too-quiet'), broke('it died')];
    assert.match(run(among, [alone]).details.join(), /a crash is never waived$/);
    assert.deepEqual(outcomeOf([failing(), broke('x')], [waiver()]), ['fail', 'in-force', 1]);
    const inFinding = [failing('crashed-on-exit')];
    assert.deepEqual(outcomeOf(inFinding, [waiver({ reason: 'crashed-on-exit' })]), [
      ...['fail', 'untested', 1],
    ]);
    const afterwards = scenarioResult({ status: 'FAILED', message: 'it died after its check' });
    assert.deepEqual(outcomeOf([failing(), afterwards], [waiver()]), ['fail', 'in-force', 1]);
    const unexplained = scenarioResult({ status: 'FAILED', records: [], message: 'it died' });
    assert.deepEqual(outcomeOf([unexplained], [alone]), ['error', 'untested', 4]);
  });

  test('that has expired fails the run, and covers nothing', () => {
    const expired = [waiver({ expires: '2026-11-20' })];
    assert.deepEqual(outcomeOf([failing(), provoked], expired), ['fail', 'expired', 1]);
    assert.deepEqual(outcomeOf([passing(), provoked], expired), ['pass', 'expired', 1]);
    const today = [waiver({ expires: on })];
    assert.deepEqual(outcomeOf([failing()], today), ['waived', 'in-force', 0]);
  });

  test('for longer than 180 days fails the run', () => {
    const states = (expires: string) => run([failing()], [waiver({ expires })]).states;
    assert.deepEqual(states('2027-05-20'), ['in-force']);
    assert.deepEqual(states('2027-05-21'), ['too-long']);
  });

  test('of a check that passes now is stale, and fails the run', () => {
    assert.deepEqual(outcomeOf([passing(), provoked], [waiver()]), ['pass', 'stale', 1]);
    const untold = [waiver({ check: 'log-tells' })];
    assert.deepEqual(outcomeOf([passing(), provoked], untold), ['pass', 'stale', 1]);
    const beside = [failing('too-short', { check: 'log-tells' }), passing(), provoked];
    assert.deepEqual(outcomeOf(beside, [waiver()]), ['fail', 'stale', 1]);
    const once = [failing('too-quiet'), passing()];
    assert.deepEqual(outcomeOf(once, [waiver()]), ['fail', 'unmatched', 1]);
  });

  test('that matches nothing fails the run', () => {
    const other = [waiver({ check: 'log-tells' })];
    assert.deepEqual(outcomeOf([failing()], other), ['fail', 'unmatched', 1]);
    const elsewhere = [waiver({ requirement: 'NOBODY-1' })];
    assert.deepEqual(outcomeOf([passing(), provoked], elsewhere), ['pass', 'unmatched', 1]);
    assert.deepEqual(outcomeOf([], [waiver()]), ['not-verified', 'unmatched', 1]);
  });

  test('that matches nothing is told what there is, once each and five at most', () => {
    const found = (codes: readonly string[]) =>
      run(
        codes.map((code) => failing(code)),
        [waiver({ reason: 'silent' })],
      ).details.join();
    assert.match(found(['a', 'b', 'a']), /found log-is-quiet: a, log-is-quiet: b; name/);
    const five = ['a', 'b', 'c', 'd', 'e'];
    assert.equal(found([...five, 'f']), found(five));
    const lacking = scenarioResult({
      ...{ status: 'SKIPPED', records: [] },
      notes: [{ outcome: 'not-verified', reason: 'no device' }],
    });
    assert.match(run([lacking], [waiver()]).details.join(), /found none: no device; name/);
  });

  test('is left alone where its requirement was not tried', () => {
    const notRun = scenarioResult({
      ...{ status: 'SKIPPED', records: [] },
      notes: [{ outcome: 'not-verified', reason: 'not selected in this run' }],
    });
    assert.deepEqual(outcomeOf([notRun], [waiver()]), ['not-verified', 'untested', 2]);
    assert.deepEqual(run([notRun], [waiver()]).details, ['not selected in this run']);
    const greedy = [waiver({ check: 'none', reason: 'not selected' })];
    assert.deepEqual(outcomeOf([notRun], greedy), ['not-verified', 'untested', 2]);
    const another = [waiver({ subject: 'another' })];
    assert.deepEqual(outcomeOf([failing()], another), ['fail', 'untested', 1]);
    const own = [waiver({ subject: 'small' })];
    assert.deepEqual(outcomeOf([failing(), provoked], own), ['waived', 'in-force', 0]);
  });

  test('may cover a missing capability and a weak witness, by words of the reason', () => {
    const lacking = scenarioResult({
      ...{ status: 'SKIPPED', records: [] },
      notes: [{ outcome: 'not-verified', reason: 'loader.load is not declared' }],
    });
    const gap = [waiver({ check: 'none', reason: 'loader.load is not' })];
    assert.deepEqual(outcomeOf([lacking], gap), ['waived', 'in-force', 0]);
    const weak = [
      passing(),
      passing({ records: [checkRecord({ provoked: true, assurance: assured('partial') })] }),
    ];
    const seen = [waiver({ check: 'none', reason: 'assurance partial' })];
    assert.deepEqual(outcomeOf(weak, seen, {}, 'observed'), ['waived', 'in-force', 0]);
  });

  test('never makes up for too few checks', () => {
    const few = [waiver({ check: 'none', reason: 'rests on 1 of 2' })];
    assert.deepEqual(outcomeOf([passing()], few), ['not-verified', 'untested', 2]);
  });

  test('never betters a verdict otherwise than from its own trouble to waived', () => {
    const scenarios = fc.array(
      fc.constantFrom(passing(), provoked, failing(), failing('too-quiet')),
      { minLength: 1, maxLength: 5 },
    );
    const waivers = fc.array(
      fc.constantFrom(waiver(), waiver({ reason: 'too-quiet' }), waiver({ check: 'none' })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(scenarios, waivers, (tried, given) => {
        const without = run(tried, []);
        const { outcome } = run(tried, given);
        if (outcome !== without.outcome) {
          assert.deepEqual([without.outcome, outcome], ['fail', 'waived']);
        }
      }),
      { seed: 11 },
    );
  });
});

test('a requirement left out is never a pass, whatever was seen', () => {
  const excluded = { excluded: [{ id: 'EMIT-1', reason: 'we do not do this' }] };
  assert.deepEqual(outcomeOf([passing(), provoked], [], excluded), ['not-verified', 2]);
  const all = [waiver({ check: 'none', reason: 'left out' })];
  assert.deepEqual(outcomeOf([passing(), provoked], all, excluded), [
    'not-verified',
    'untested',
    2,
  ]);
  assert.deepEqual(outcomeOf([failing()], [], excluded), ['fail', 1]);
  const crashed = scenarioResult({ status: 'FAILED', message: 'it died' });
  assert.deepEqual(outcomeOf([crashed], [], excluded), ['error', 4]);
  const other = { excluded: [{ id: 'EMIT-2', reason: 'we do not do this' }] };
  assert.deepEqual(outcomeOf([passing(), provoked], [], other), ['pass', 0]);
});
