import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequirementDefinition } from '../catalogue';
import { decideRun } from './decide-run';
import { decideRequirement, type Demand } from './decide';
import type { CheckRecord } from './record';
import type { ScenarioResult } from './scenario-result';
import { assured, checkRecord, scenarioResult } from './testing';

const requirement = (id = 'EMIT-1', minimumChecks = 2): RequirementDefinition => ({
  ...{ id, minimumChecks, severity: 'blocking', title: id, statement: id, chapter: 'emission' },
  ...{ crates: ['model-loader'], source: [], regulations: [], observed: id },
});

const demand: Demand = { subject: 'small', backend: 'mock', assurance: 'partial' };

const decided = (
  scenarios: readonly ScenarioResult[],
  {
    minimumChecks = 2,
    seenInPart,
    ...asked
  }: Partial<Demand> & { minimumChecks?: number; seenInPart?: string } = {},
) =>
  decideRequirement(
    { ...requirement('EMIT-1', minimumChecks), ...(seenInPart && { seenInPart }) },
    scenarios,
    { ...demand, ...asked },
  );

const healthy = (changes: Partial<CheckRecord> = {}) =>
  scenarioResult({ records: [checkRecord(changes)] });
const provoked = (changes: Partial<CheckRecord> = {}) => healthy({ provoked: true, ...changes });

test('one check on a healthy subject and one on a provoked one make a pass', () => {
  assert.deepEqual(decided([healthy(), provoked()]), {
    ...{ id: 'EMIT-1', subject: 'small', backend: 'mock', outcome: 'pass', checks: 2 },
    ...{ assurance: assured('observed'), reason: null },
  });
});

test('a requirement that no scenario covers is not verified', () => {
  const verdict = decided([]);
  assert.equal(verdict.outcome, 'not-verified');
  assert.equal(verdict.reason, 'no scenario covers it');
  assert.deepEqual([verdict.checks, verdict.assurance], [0, null]);
});

test('a requirement with fewer checks than declared is not verified', () => {
  const verdict = decided([healthy(), provoked()], { minimumChecks: 3 });
  assert.equal(verdict.outcome, 'not-verified');
  assert.equal(verdict.reason, 'rests on 2 of 3 checks');
  assert.equal(decided([healthy(), provoked(), provoked()], { minimumChecks: 3 }).outcome, 'pass');
});

test('a requirement never seen to hold on a healthy subject is not verified', () => {
  const verdict = decided([provoked(), provoked()]);
  assert.equal(verdict.outcome, 'not-verified');
  assert.equal(verdict.reason, 'no check on a healthy subject');
});

test('a requirement never put under pressure is not verified', () => {
  const verdict = decided([healthy(), healthy()]);
  assert.equal(verdict.outcome, 'not-verified');
  assert.equal(verdict.reason, 'no check on a provoked subject');
});

test('a pass seen less well than demanded is not verified, and says why', () => {
  const weak = provoked({ assurance: assured('partial', 'fsync was not watched') });
  const verdict = decided([healthy(), weak], { assurance: 'observed' });
  assert.equal(verdict.outcome, 'not-verified');
  assert.equal(
    verdict.reason,
    'assurance partial is below the demanded observed: fsync was not watched',
  );
  assert.deepEqual(verdict.assurance, weak.records[0]?.assurance);
  assert.equal(decided([healthy(), weak]).outcome, 'pass');
});

test('what nobody can see all of may rest on a part, but not on what the subject says', () => {
  const asked = { assurance: 'observed', seenInPart: 'nobody sees all' } as const;
  const seen = (level: 'partial' | 'self-reported') => {
    const weak = provoked({ assurance: assured(level, 'why') });
    const { outcome, reason, assurance } = decided([healthy(), weak], asked);
    return [outcome, reason, assurance?.level];
  };
  assert.deepEqual(seen('partial'), ['pass', null, 'partial']);
  const content = { ...asked, assurance: 'self-reported' } as const;
  const said = provoked({ assurance: assured('self-reported') });
  assert.equal(decided([healthy(), said], content).outcome, 'pass');
  const merelySaid = 'assurance self-reported is below the demanded partial: why';
  assert.deepEqual(seen('self-reported'), ['not-verified', merelySaid, 'self-reported']);
});

test('a pass on nothing seen is not verified even where no check is demanded', () => {
  const empty: ScenarioResult = { ...healthy(), records: [] };
  const verdict = decided([empty], { minimumChecks: 0 });
  assert.deepEqual([verdict.outcome, verdict.reason], ['not-verified', 'nothing was checked']);
});

test('the worst scenario decides, with the reason of the first so bad', () => {
  const notRun = scenarioResult({ records: [], notes: [note('not-verified', 'no device')] });
  const unclear = scenarioResult({ notes: [note('inconclusive', 'noisy')] });
  const crashed = scenarioResult({ notes: [note('error', 'it died')] });
  const againCrashed = scenarioResult({ notes: [note('error', 'it died again')] });
  const fails = healthy({
    outcome: 'fail',
    findings: [{ code: 'wrong', expected: 'this', seen: 'that' }],
  });
  const worstOf = (...scenarios: ScenarioResult[]) => {
    const { outcome, reason } = decided([healthy(), ...scenarios, provoked()]);
    return [outcome, reason];
  };
  assert.deepEqual(worstOf(notRun), ['not-verified', 'no device']);
  assert.deepEqual(worstOf(notRun, unclear), ['inconclusive', 'noisy']);
  assert.deepEqual(worstOf(unclear, crashed, notRun, againCrashed), ['error', 'it died']);
  assert.deepEqual(worstOf(crashed, fails), ['fail', 'expected this; seen: that']);
});

test('a worst scenario without a reason leaves the verdict without one', () => {
  const mute: ScenarioResult = { ...healthy(), outcome: 'error', reason: null };
  assert.equal(decided([mute]).reason, null);
});

test('every requirement is decided in the order of the catalogue, from its own scenarios', () => {
  const both = { requirements: ['EMIT-1', 'DROP-3'] };
  const scenarios = [
    scenarioResult(both),
    scenarioResult({ ...both, records: [checkRecord({ provoked: true })] }),
    scenarioResult({ requirements: ['DROP-3'], records: [] }),
    scenarioResult({ requirements: ['NOBODY-1'], status: 'FAILED' }),
  ];
  const catalogue = ['DROP-3', 'EMIT-1', 'PATH-1'].map((id) => requirement(id));
  const { verdicts, standings } = decideRun(catalogue, scenarios, demand);
  assert.deepEqual(standings, []);
  assert.deepEqual(
    verdicts.map(({ id, outcome, reason }) => [id, outcome, reason]),
    [
      ['DROP-3', 'not-verified', 'no step of it made a check'],
      ['EMIT-1', 'pass', null],
      ['PATH-1', 'not-verified', 'no scenario covers it'],
    ],
  );
});

const note = (outcome: 'error' | 'inconclusive' | 'not-verified', reason: string) => ({
  outcome,
  reason,
});
