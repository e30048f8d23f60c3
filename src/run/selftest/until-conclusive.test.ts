import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../verdict';
import type { Task } from './types';
import { untilConclusive } from './until-conclusive';

const task: Task = {
  ...{ subject: 'm', argv: [], requirements: ['TIME-3'], failFast: true, seed: 1 },
  inputs: { readme: [], alertRules: [], source: [] },
};

const asking = (...outcomes: readonly Outcome[]) => {
  const left = [...outcomes];
  return untilConclusive(() => {
    const outcome = left.shift();
    assert.ok(outcome, 'asked more often than expected');
    const reason = outcome === 'error' ? 'SIGKILL ended it' : null;
    return Promise.resolve([{ requirement: 'TIME-3', outcome, reason, finding: null }]);
  })(task);
};

test('an answer at once is the answer, and nothing came to nothing before', async () => {
  const [cell] = await asking('fail');
  assert.equal(cell?.outcome, 'fail');
  assert.deepEqual(cell.cameToNothing, []);
});

test('a process that was killed is tried again, and that it was is not forgotten', async () => {
  const [cell] = await asking('error', 'inconclusive', 'fail');
  assert.equal(cell?.outcome, 'fail');
  assert.deepEqual(cell.cameToNothing, [
    'error: SIGKILL ended it',
    'inconclusive: no reason was told',
  ]);
});

test('the third attempt is the last, whatever it comes to', async () => {
  const [cell] = await asking('error', 'error', 'error');
  assert.equal(cell?.outcome, 'error');
  assert.equal(cell.cameToNothing?.length, 2);
});
