import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CheckRecord, Note } from './record';
import { judgeScenario, type CucumberStatus, type ScenarioRun } from './scenario-result';
import { checkRecord, scenarioRun } from './testing';

const finding = { code: 'wrong-count', expected: 'one', seen: 'two' };

/** A record of each kind, and what is attached besides where nothing was judged. */
const records: Readonly<Record<CheckRecord['outcome'], CheckRecord>> = {
  pass: checkRecord(),
  fail: checkRecord({ outcome: 'fail', findings: [finding] }),
  inconclusive: checkRecord({ outcome: 'inconclusive', reason: 'too noisy' }),
};
const note = (outcome: Note['outcome']): Note => ({ outcome, reason: `a note of ${outcome}` });

/** What a scenario of a status comes to, with each single thing attached. */
const table: Readonly<Record<CucumberStatus, Readonly<Record<string, string>>>> = {
  PASSED: {
    ...{ nothing: 'not-verified', pass: 'pass', fail: 'fail', inconclusive: 'inconclusive' },
    ...{ 'note:fail': 'fail', 'note:error': 'error', 'note:inconclusive': 'inconclusive' },
    ...{ 'note:not-verified': 'not-verified' },
  },
  FAILED: {
    ...{ nothing: 'error', pass: 'error', fail: 'fail', inconclusive: 'error' },
    ...{
      'note:fail': 'fail',
      'note:error': 'error',
      'note:inconclusive': 'error',
      'note:not-verified': 'error',
    },
  },
  SKIPPED: {
    ...{ nothing: 'inconclusive', pass: 'inconclusive', fail: 'fail' },
    ...{ inconclusive: 'inconclusive', 'note:fail': 'fail', 'note:error': 'error' },
    ...{ 'note:inconclusive': 'inconclusive', 'note:not-verified': 'not-verified' },
  },
  PENDING: {
    ...{ nothing: 'inconclusive', pass: 'inconclusive', fail: 'fail' },
    ...{ inconclusive: 'inconclusive', 'note:fail': 'fail', 'note:error': 'error' },
    ...{ 'note:inconclusive': 'inconclusive', 'note:not-verified': 'not-verified' },
  },
  UNDEFINED: brokenWith('fail'),
  AMBIGUOUS: brokenWith('fail'),
  UNKNOWN: brokenWith('fail'),
};

/** An error, whatever is attached; only a finding is worse. */
function brokenWith(fail: string): Readonly<Record<string, string>> {
  return {
    ...{ nothing: 'error', pass: 'error', fail, inconclusive: 'error' },
    ...{
      'note:fail': 'fail',
      'note:error': 'error',
      'note:inconclusive': 'error',
      'note:not-verified': 'error',
    },
  };
}

const attached = (what: string): Pick<ScenarioRun, 'records' | 'notes'> => {
  if (what === 'nothing') return { records: [], notes: [] };
  const [kind, outcome = kind] = what.split(':');
  return kind === 'note'
    ? { records: [], notes: [note(outcome as Note['outcome'])] }
    : { records: [records[what as CheckRecord['outcome']]], notes: [] };
};

for (const [status, row] of Object.entries(table)) {
  for (const [what, outcome] of Object.entries(row)) {
    test(`a scenario that Cucumber calls ${status}, with ${what} attached, is ${outcome}`, () => {
      const run = scenarioRun({ status: status as CucumberStatus, ...attached(what) });
      assert.equal(judgeScenario(run).outcome, outcome);
    });
  }
}

test('a scenario passes only when Cucumber passed it, a check was made, and nothing else told', () => {
  const someRecords = fc.array(fc.constantFrom(...Object.values(records)), { maxLength: 3 });
  const someNotes = fc.array(
    fc.constantFrom(note('fail'), note('error'), note('inconclusive'), note('not-verified')),
    { maxLength: 2 },
  );
  const someStatus = fc.constantFrom(...(Object.keys(table) as CucumberStatus[]));
  fc.assert(
    fc.property(someStatus, someRecords, someNotes, (status, seen, notes) => {
      const result = judgeScenario(scenarioRun({ status, records: seen, notes }));
      const allPass = seen.length > 0 && seen.every(({ outcome }) => outcome === 'pass');
      const clean = status === 'PASSED' && allPass && notes.length === 0;
      assert.equal(result.outcome === 'pass', clean);
      assert.equal(result.reason === null, clean, 'whatever does not pass says why');
    }),
  );
});

const reasonOf = (changes: Partial<ScenarioRun>) => judgeScenario(scenarioRun(changes)).reason;

test('a failed check says what was expected and what was seen', () => {
  const seen = [records.pass, records.fail];
  assert.equal(reasonOf({ status: 'FAILED', records: seen }), 'expected one; seen: two');
});

test('an inconclusive check gives its own reason before any note', () => {
  const seen = { records: [records.inconclusive], notes: [note('inconclusive')] };
  assert.equal(reasonOf({ status: 'SKIPPED', ...seen }), 'too noisy');
});

test('a note gives the reason where no check has the same outcome', () => {
  const notes = [note('not-verified'), note('error')];
  assert.equal(reasonOf({ status: 'FAILED', notes }), 'a note of error');
});

test('a scenario that passes without a check says that it made none', () => {
  assert.equal(reasonOf({ records: [] }), 'no step of it made a check');
});

test('a failed check that found nothing to say is not called a missing check', () => {
  const mute = checkRecord({ outcome: 'fail' });
  assert.equal(reasonOf({ records: [mute] }), 'Cucumber ended it as passed');
});

test('of several of the same outcome the first gives the reason', () => {
  const later = checkRecord({ outcome: 'fail', findings: [{ ...finding, seen: 'three' }] });
  const failed = { records: [records.pass, records.fail, later] };
  assert.equal(reasonOf({ status: 'FAILED', ...failed }), 'expected one; seen: two');
  const notes = [note('error'), { outcome: 'error', reason: 'another' } as const];
  assert.equal(reasonOf({ status: 'FAILED', notes }), 'a note of error');
});

test('a scenario that passes needs no reason, even where Cucumber left a message', () => {
  assert.equal(reasonOf({ message: 'a warning' }), null);
});

test('a scenario that broke unexplained gives what Cucumber threw, or at least its word', () => {
  const run = { status: 'FAILED', records: [] } as const;
  assert.equal(reasonOf({ ...run, message: 'TypeError: x' }), 'TypeError: x');
  assert.equal(reasonOf(run), 'Cucumber ended it as failed');
  assert.equal(reasonOf({ ...run, status: 'UNDEFINED' }), 'Cucumber ended it as undefined');
});

test('the result keeps all that the run said', () => {
  const run = scenarioRun({ notes: [note('error')], message: 'thrown' });
  const { outcome, reason, ...kept } = judgeScenario(run);
  assert.deepEqual(kept, run);
  assert.deepEqual([outcome, reason], ['error', 'a note of error']);
});
