import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outcomes, type Outcome } from '../../verdict';
import { verdictChange } from './change';
import { compareFacts } from './compare';
import type { BundleFacts, RequirementFacts, ScenarioFacts } from './facts';
import { comparisonText } from './text';

const definition = {
  ...{ id: 'EMIT-2', title: 'A title', statement: 'It MUST.', severity: 'blocking' as const },
  ...{ chapter: 'emission', crates: [], source: [], regulations: [], observed: 'its log' },
  minimumChecks: 2,
};

const requirement: RequirementFacts = {
  ...{ id: 'EMIT-2', outcome: 'pass', assurance: 'observed', checks: 2, definition },
};

const check = { name: 'log-tells', outcome: 'pass', expected: 'expected' };

const scenario: ScenarioFacts = {
  ...{ id: 'a.feature: A title / It holds', feature: 'a.feature', name: 'It holds' },
  ...{ requirements: ['EMIT-2'], outcome: 'pass', steps: 'steps' },
  checks: [check],
};

const facts = (changes: Partial<BundleFacts> = {}): BundleFacts => ({
  ...{ name: 'a bundle', manifestSha256: 'a'.repeat(64), verdict: 'conformant', seed: 7 },
  circumstances: { 'subject name': 'small', 'gate version': '0.1.0' },
  ...{ requirements: [requirement], scenarios: [scenario], definitions: { 'log-tells': 'one' } },
  ...changes,
});

const withOutcome = (outcome: Outcome, changes: Partial<RequirementFacts> = {}) =>
  facts({ requirements: [{ ...requirement, outcome, ...changes }] });

const suspicion = (changes: Partial<BundleFacts>): readonly string[] => {
  const { requirements, regression } = compareFacts(facts(), facts(changes));
  assert.equal(regression, false);
  return requirements.flatMap(({ suspect }) => suspect);
};

const redefined = (changes: Partial<typeof definition>): Partial<BundleFacts> => ({
  requirements: [{ ...requirement, definition: { ...definition, ...changes } }],
});

const changedScenario = (changes: Partial<ScenarioFacts>): Partial<BundleFacts> => ({
  scenarios: [{ ...scenario, ...changes }],
});

test('a bundle does not differ from itself', () => {
  const found = compareFacts(facts(), facts());
  assert.deepEqual(
    [found.regression, found.requirements, found.scenarios, found.checks, found.circumstances],
    [false, [], [], [], []],
  );
  assert.deepEqual(found.unchanged, { requirements: 1, scenarios: 1 });
});

test('exactly a fall in the lattice of outcomes is a regression', () => {
  const outcome = fc.constantFrom(...outcomes);
  fc.assert(
    fc.property(outcome, outcome, (before, after) => {
      const { regression } = compareFacts(withOutcome(before), withOutcome(after));
      assert.equal(regression, outcomes.indexOf(after) < outcomes.indexOf(before));
    }),
    { seed: 20261121 },
  );
});

test('an advisory requirement that falls is told and is no regression', () => {
  const advisory = { ...definition, severity: 'advisory' as const };
  const found = compareFacts(
    withOutcome('pass', { definition: advisory }),
    withOutcome('fail', { definition: advisory }),
  );
  assert.deepEqual([found.regression, found.requirements[0]?.change], [false, 'worse']);
});

test('a requirement that is gone is a regression, and a new one is none', () => {
  const none = facts({ requirements: [] });
  assert.equal(compareFacts(facts(), none).regression, true);
  assert.equal(compareFacts(none, withOutcome('fail')).regression, false);
  assert.equal(
    compareFacts(none, { ...withOutcome('fail'), verdict: 'violation' }).regression,
    true,
  );
});

test('the verdict of a run is worse the less it says for the subject', () => {
  assert.equal(verdictChange('conformant', 'incomplete'), 'worse');
  assert.equal(verdictChange('incomplete', 'violation'), 'worse');
  assert.equal(verdictChange('violation', 'broken'), 'worse');
  assert.equal(verdictChange('violation', 'conformant'), 'better');
});

test('a verdict that stayed is suspect when its requirement was reworded', () => {
  assert.deepEqual(suspicion(redefined({ statement: 'It MAY.' })), ['its statement changed']);
  assert.deepEqual(suspicion(redefined({ minimumChecks: 1 })), ['its minimumChecks changed']);
  assert.deepEqual(suspicion(redefined({ chapter: 'flush' })), []);
});

test('a verdict that stayed is suspect when what it rests on changed', () => {
  assert.deepEqual(suspicion(changedScenario({ steps: 'others' })), [
    'the steps of 1 scenario changed',
  ]);
  assert.deepEqual(suspicion(changedScenario({ checks: [{ ...check, expected: 'less' }] })), [
    'what the checks of 1 scenario expect changed',
  ]);
  assert.deepEqual(suspicion(changedScenario({ checks: [{ ...check, name: 'log-is-quiet' }] })), [
    '1 scenario made other checks',
  ]);
  assert.deepEqual(suspicion({ definitions: { 'log-tells': 'two' } }), [
    'the check log-tells is defined otherwise',
  ]);
  const another = { ...scenario, id: 'a.feature: A title / Another', name: 'Another' };
  assert.deepEqual(suspicion({ scenarios: [scenario, another] }), ['1 scenario was added']);
  assert.deepEqual(suspicion({ scenarios: [] }), ['1 scenario was removed']);
});

test('a verdict that changed is no suspect, and one that nobody looked for neither', () => {
  const reworded = { definition: { ...definition, statement: 'It MAY.' } };
  const [worse] = compareFacts(facts(), withOutcome('fail', reworded)).requirements;
  assert.deepEqual([worse?.suspect, worse?.definition], [[], ['statement']]);
  const unseen = { checks: 0, assurance: null };
  const [same] = compareFacts(
    withOutcome('not-verified', unseen),
    withOutcome('not-verified', { ...unseen, ...reworded }),
  ).requirements;
  assert.deepEqual(same?.suspect, []);
});

test('expectations are not compared under different seeds, and that is told', () => {
  const other = changedScenario({ checks: [{ ...check, expected: 'drawn' }] });
  const { requirements, notes } = compareFacts(facts(), facts({ ...other, seed: 8 }));
  assert.deepEqual(requirements, []);
  assert.match(notes.join('\n'), /the seeds differ/);
});

test('a scenario whose rule was reworded is the same scenario under another name', () => {
  const id = 'a.feature: Another title / It holds';
  const { scenarios } = compareFacts(facts(), facts(changedScenario({ id })));
  assert.deepEqual(
    scenarios.map((one) => [one.id, one.changed]),
    [[{ before: scenario.id, after: id }, ['name']]],
  );
});

test('what a run was made with is told where it differs', () => {
  const circumstances = { 'subject name': 'large', 'gate version': '0.1.0' };
  const { circumstances: told } = compareFacts(facts(), facts({ circumstances, seed: null }));
  assert.deepEqual(told, [
    { what: 'subject name', before: 'small', after: 'large' },
    { what: 'seed', before: '7', after: null },
  ]);
});

test('a requirement that fails and was made advisory at once is a regression all the same', () => {
  const advisory = { ...definition, severity: 'advisory' as const };
  const failing = withOutcome('fail', { definition: advisory });
  const passing = withOutcome('pass', { definition: advisory });
  assert.equal(compareFacts(facts(), failing).regression, true);
  assert.equal(compareFacts(passing, failing).regression, false);
});

test('what a bundle says of itself steers no terminal and begins no line', () => {
  const hostile = 'small\u001b[2J\u202e\nNO REGRESSION';
  const text = comparisonText(
    compareFacts(
      facts({ name: hostile }),
      facts({
        circumstances: { 'subject name': hostile },
        ...changedScenario({ id: hostile, outcome: 'fail' }),
      }),
    ),
  );
  assert.doesNotMatch(text, /[^\P{C}\n]/u);
  assert.ok(text.includes('\\u001b[2J'), text);
  assert.equal(text.split('\n').filter((line) => line.startsWith('NO REGRESSION')).length, 1);
});
