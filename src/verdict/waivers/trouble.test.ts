import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CucumberStatus } from '../scenario-result';
import { checkRecord, scenarioResult } from '../testing';
import { NO_CHECK } from './waiver';
import { troublesOf } from './trouble';

const failed = checkRecord({
  outcome: 'fail',
  findings: [{ code: 'too-loud', expected: 'silence', seen: 'noise' }],
});
const unclear = checkRecord({ outcome: 'inconclusive', reason: 'too noisy' });

const tooLoud = {
  ...{ check: 'log-is-quiet', code: 'too-loud', waivable: true },
  text: 'expected silence; seen: noise',
};
const tooNoisy = { check: 'log-is-quiet', code: null, text: 'too noisy', waivable: true };
const crash = (text: string) => ({ check: NO_CHECK, code: null, text, waivable: false });

describe('the troubles of a scenario', () => {
  test('are none where it passed', () => {
    assert.deepEqual(troublesOf([scenarioResult()]), []);
  });

  test('are what each check that did not pass found, and why one could not tell', () => {
    const mixed = scenarioResult({ status: 'FAILED', records: [checkRecord(), failed, unclear] });
    assert.deepEqual(troublesOf([mixed]), [tooLoud, tooNoisy]);
    const alone = scenarioResult({ status: 'SKIPPED', records: [unclear] });
    assert.deepEqual(troublesOf([alone]), [tooNoisy]);
  });

  test('hold what can never be waived where nothing says why it did not pass', () => {
    const empty = scenarioResult({ records: [] });
    assert.deepEqual(troublesOf([empty]), [crash('no step of it made a check')]);
  });

  test('hold a crash where a failure is one that no check and no note speaks for', () => {
    const broke = { status: 'FAILED', message: 'it died' } as const;
    assert.deepEqual(troublesOf([scenarioResult({ ...broke, records: [unclear] })]), [
      tooNoisy,
      crash('it died'),
    ]);
    const lie = { outcome: 'fail', reason: 'it was declared' } as const;
    assert.deepEqual(troublesOf([scenarioResult({ ...broke, notes: [lie] })]), [
      { check: NO_CHECK, code: null, text: 'it was declared', waivable: true },
    ]);
  });

  for (const status of ['UNDEFINED', 'AMBIGUOUS', 'UNKNOWN'] satisfies CucumberStatus[]) {
    test(`hold a crash where Cucumber ended it as ${status}, whatever a check found`, () => {
      const troubles = troublesOf([scenarioResult({ status, records: [failed] })]);
      assert.deepEqual(
        troubles.map(({ waivable }) => waivable),
        [true, false],
      );
    });
  }
});
