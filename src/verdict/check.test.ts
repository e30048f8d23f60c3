import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineCheck, judge, judged, type Check } from './check';
import { observation, provocation } from './testing';

const finding = { code: 'wrong', expected: 'this', seen: 'that' };

/** A check that is never asked where the provocation already decides. */
const unasked: Check = defineCheck({
  name: 'unasked',
  expects: z.unknown(),
  observes: z.unknown(),
  judge: () => assert.fail('the check was asked'),
});

const isOne = defineCheck({
  name: 'is-one',
  expects: z.strictObject({}),
  observes: z.strictObject({ value: z.int() }),
  judge: (_, { value }) => judged(value === 1 ? [] : [{ ...finding, seen: `${value}` }]),
}) as unknown as Check;

test('nothing found passes, and what is found is told', () => {
  assert.deepEqual(judged([]), { outcome: 'pass' });
  assert.deepEqual(judged([finding]), { outcome: 'fail', findings: [finding] });
});

test('a subject whose healthy path is refused fails before the check is asked', () => {
  const baseline = { held: false, what: 'seals the model refused as DISPOSED' };
  for (const fired of [true, false]) {
    const seen = observation({ provocation: provocation({ fired, baseline }) });
    assert.deepEqual(judge(unasked, seen), {
      outcome: 'fail',
      findings: [
        {
          code: 'healthy-path-refused',
          expected: 'the healthy path passes before a disk that refuses every write',
          seen: 'seals the model refused as DISPOSED',
        },
      ],
    });
  }
});

test('a fault that was not seen to fire proves nothing, whatever the check would say', () => {
  const seen = observation({ provocation: provocation({ fired: false, evidence: 'no limit' }) });
  assert.deepEqual(judge(unasked, seen), {
    outcome: 'inconclusive',
    reason: 'a disk that refuses every write was not seen to happen: no limit',
  });
});

test('a healthy subject and one whose fault fired are judged by the check', () => {
  for (const provoked of [null, provocation()]) {
    const about = (value: number) => observation({ provocation: provoked, seen: { value } });
    assert.deepEqual(judge(isOne, about(1)), { outcome: 'pass' });
    assert.deepEqual(judge(isOne, about(2)), {
      outcome: 'fail',
      findings: [{ ...finding, seen: '2' }],
    });
  }
});

test('an observation or expectation of another shape is refused, never judged', () => {
  for (const seen of [undefined, null, {}, { value: '1' }, { value: 1, more: 1 }]) {
    assert.throws(() => judge(isOne, observation({ seen })), z.ZodError);
  }
  const expected = { value: 1 };
  assert.throws(() => judge(isOne, observation({ seen: { value: 1 }, expected })), z.ZodError);
});
