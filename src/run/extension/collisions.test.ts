import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoCollision, type Steps } from './collisions';

const definition = (file: string, pattern: RegExp): Steps['stepDefinitions'][number] => ({
  ...{ uri: `steps/${file}`, line: 3, expression: { source: pattern.source } },
  matchesStepName: (text) => pattern.test(text),
});

const standard = { texts: ['the trail holds exactly nothing'], teamFiles: ['/team/steps/own.ts'] };

const meets = (own: RegExp, ours = /^the trail holds exactly (.*)$/) => {
  const stepDefinitions = [definition('standard.js', ours), definition('own.ts', own)];
  assertNoCollision({ stepDefinitions }, { ...standard, root: '/team' });
};

test('a step of other words is taken', () => {
  meets(/^the trail bears a stamp$/);
});

test('a step of the same pattern, or one that answers to a text of the standard, is refused', () => {
  assert.throws(() => {
    meets(/^the trail holds exactly (.*)$/);
  }, /which the standard defines/);
  assert.throws(() => {
    meets(/^the trail .*$/);
  }, /steps\/own\.ts:3: .* also answers to the standard's "the trail holds exactly nothing"/);
  assert.throws(() => {
    meets(/^the log is quiet$/, /^the log is quiet$/);
  }, /which the standard defines/);
});
