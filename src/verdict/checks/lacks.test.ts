import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lackOf, type Lack } from './lacks';

const lacks: readonly Lack[] = [
  { kind: 'key', what: 'key' },
  { kind: 'end', what: 'end' },
  { kind: 'link', what: 'link' },
];

test('what a format lacks is told in one sentence, all of it or of some kinds', () => {
  assert.equal(lackOf(lacks), 'the format of this trail has no key, no end and no link');
  assert.equal(lackOf(lacks, 'key', 'end'), 'the format of this trail has no key and no end');
  assert.equal(lackOf(lacks, 'link', 'bounds'), 'the format of this trail has no link');
});

test('nothing is told where nothing is lacking, or nothing of the kinds', () => {
  assert.equal(lackOf(lacks, 'bounds'), '');
  assert.equal(lackOf([]), '');
  assert.equal(lackOf(undefined), '');
});
