import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeScenario } from '../../src/verdict';
import { answerSeen } from './asked';
import { NotJudged } from './not-judged';
import type { Request } from './requests';

const request: Request = { asked: 'flush', operation: 'audit.flush', args: {}, attack: null };

test('an answer is kept with its code, its words and its time', () => {
  const answer = { kind: 'error', code: 'FLUSH_FAILED', message: 'no disk' } as const;
  assert.deepEqual(answerSeen(request, { answer, elapsedMs: 7 }), {
    asked: 'flush',
    kind: 'error',
    code: 'FLUSH_FAILED',
    message: 'no disk',
    elapsed_ms: 7,
  });
});

test('a capability that was declared and is not there fails the scenario', () => {
  const answer = { kind: 'unsupported', capability: 'audit.flush' } as const;
  assert.throws(
    () => answerSeen(request, { answer, elapsedMs: 1 }),
    (thrown: unknown) => {
      assert.ok(thrown instanceof NotJudged);
      const run = { id: '', name: '', rule: '', feature: '', line: 1, requirements: [] };
      const { outcome, reason } = judgeScenario({
        ...{ ...run, status: 'FAILED', records: [], raw: [], message: null },
        notes: [thrown.note],
      });
      assert.equal(outcome, 'fail');
      assert.equal(reason, 'audit.flush was declared and answered unsupported');
      return true;
    },
  );
});
