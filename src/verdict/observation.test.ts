import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRecordSchema, noteSchema, observationSchema, rawEvidenceSchema } from './index';
import { checkRecord, observation, provocation } from './testing';

test('an observation keeps its shape through the evidence', () => {
  for (const provoked of [null, provocation()]) {
    const seen = observation({ provocation: provoked });
    assert.deepEqual(observationSchema.parse(JSON.parse(JSON.stringify(seen))), seen);
  }
});

test('an observation that lacks what makes it evidence is refused', () => {
  const withoutBaseline = { ...provocation(), baseline: undefined };
  const bad: readonly object[] = [
    ...[{ check: '' }, { at: 'today' }, { more: 1 }, { provocation: withoutBaseline }],
    ...[{ provocation: provocation({ evidence: '' }) }, { assurance: { level: 'observed' } }],
  ];
  for (const changes of bad) {
    const seen = { ...observation({}), ...changes };
    assert.equal(observationSchema.safeParse(seen).success, false, JSON.stringify(changes));
  }
});

test('a record names its check, and its evidence by digest', () => {
  const digest = '0123456789abcdef'.repeat(4);
  assert.ok(checkRecordSchema.safeParse(checkRecord({ evidence: digest })).success);
  for (const changes of [
    ...[{ evidence: 'A'.repeat(64) }, { evidence: '' }, { evidence: `${digest}0` }, { check: '' }],
    ...[{ outcome: 'waived' }, { outcome: 'not-verified' }, { outcome: 'error' }],
  ]) {
    assert.equal(checkRecordSchema.safeParse({ ...checkRecord(), ...changes }).success, false);
  }
});

test('a finding without its code, or without words, is refused', () => {
  const finding = { code: 'wrong', expected: 'a', seen: 'b' };
  const withFinding = (changes: object) => ({
    ...checkRecord(),
    findings: [{ ...finding, ...changes }],
  });
  assert.ok(checkRecordSchema.safeParse(withFinding({})).success);
  for (const changes of [{ code: '' }, { expected: '' }, { seen: '' }]) {
    assert.equal(checkRecordSchema.safeParse(withFinding(changes)).success, false);
  }
});

test('a note never says that something passed or was waived', () => {
  const outcomes = ['fail', 'error', 'inconclusive', 'not-verified', 'waived', 'pass'];
  assert.deepEqual(
    outcomes.filter((outcome) => noteSchema.safeParse({ outcome, reason: 'why' }).success),
    ['fail', 'error', 'inconclusive', 'not-verified'],
  );
});

test('a raw file is named by digest and a plain extension', () => {
  const raw = { sha256: '0'.repeat(64), extension: 'transcript.ndjson', what: 'transcript' };
  assert.ok(rawEvidenceSchema.safeParse(raw).success);
  for (const changes of [{ extension: 'a/b' }, { extension: '' }, { sha256: '0' }, { what: '' }]) {
    assert.equal(rawEvidenceSchema.safeParse({ ...raw, ...changes }).success, false);
  }
});
