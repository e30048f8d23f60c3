import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgedPart } from './policy';

const requirement = { id: 'PATH-5', severity: 'blocking', minimumChecks: 2 } as const;

test('two requirements that may lead to different verdicts are told apart', () => {
  const told = [
    requirement,
    { ...requirement, id: 'PATH-4' },
    { ...requirement, severity: 'advisory' as const },
    { ...requirement, minimumChecks: 3 },
    { ...requirement, seenInPart: 'nobody sees all of it' },
  ].map(judgedPart);
  assert.equal(new Set(told).size, told.length);
});

test('two requirements that only word the same reason differently are alike', () => {
  const [one, other] = ['nobody sees all', 'nobody can see all'].map((seenInPart) =>
    judgedPart({ ...requirement, seenInPart }),
  );
  assert.equal(one, other);
});
