import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assuranceLevels, assuranceSchema, suffices, weakest } from './assurance';
import { assured } from './testing';

test('a level satisfies the levels up to its own and none above', () => {
  const table = assuranceLevels.map((level) =>
    assuranceLevels.map((demanded) => suffices(level, demanded)),
  );
  assert.deepEqual(table, [
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

test('the weakest of several is the first of the lowest level, with its reason', () => {
  const seen = [
    assured('observed'),
    assured('partial', 'first'),
    assured('partial', 'second'),
    assured('observed'),
  ];
  assert.deepEqual(weakest(seen), { level: 'partial', reason: 'first' });
  assert.equal(weakest([...seen, assured('self-reported')])?.level, 'self-reported');
});

test('nothing seen has no assurance', () => {
  assert.equal(weakest([]), null);
});

test('an assurance without a reason is none', () => {
  assert.equal(assuranceSchema.safeParse({ level: 'observed', reason: '' }).success, false);
  assert.equal(assuranceSchema.safeParse({ level: 'certain', reason: 'why' }).success, false);
});
