import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatOf } from './testing/crate';

const members = { event_type: '/type', timestamp: '/at', prev_hash: '/prev', hash: '/hash' };
const files = { name: '{day}.audit' };
const inBounds = ['/prev', '/type', '/at'];

const lacksOf = (hash: object, more: object = {}): string[] =>
  formatOf({ files, members: { ...members, ...more }, hash }).lacks.map(
    ({ kind, what }) => `${kind}: ${what}`,
  );

/** What not even the best of mapped trails has. */
const always = ['end: word on where it ends', 'manifest: manifest of its closed files'];
const bare = [
  ...['sequence: sequence', 'end: word on where it ends'],
  ...['manifest: manifest of its closed files', 'severity: severity'],
];
const unnamed = 'cover: hash over its what it does not name';
const full = { severity: '/level', sequence: '/n' };

describe('what the trails of a mapping cannot prove', () => {
  test('is least where the line is hashed under a key, with number and severity', () => {
    assert.deepEqual(lacksOf({ algorithm: 'hmac-sha256' }, full), always);
  });

  test('is told of whatever the crate leaves out', () => {
    assert.deepEqual(lacksOf({ algorithm: 'sha256', begins: 'in each file' }), [
      ...['key: key', 'sequence: sequence', 'end: word on where it ends'],
      'link: link from one file to the next',
      ...['manifest: manifest of its closed files', 'severity: severity'],
    ]);
  });

  const over = (fields: readonly string[], separator = '') => ({
    ...{ algorithm: 'hmac-sha256', fields, separator },
  });

  test('is what its hash does not cover, but for the hash itself', () => {
    assert.deepEqual(lacksOf(over(['/at']), { ...full, event: '/data', service_id: '/from' }), [
      ...always,
      ...['event_type', 'prev_hash', 'severity', 'service_id', 'sequence', 'event'].map(
        (name) => `cover: hash over its ${name}`,
      ),
    ]);
  });

  test('is not what lies within what its hash covers, but what only begins alike', () => {
    const within = { ...full, severity: '/data/level', sequence: '/dat', event: '/data' };
    assert.deepEqual(lacksOf(over([...inBounds, '/data']), within), [
      ...[...always, 'cover: hash over its sequence'],
    ]);
  });

  test('is what the mapping does not name, where the event is the record itself', () => {
    assert.deepEqual(lacksOf(over(inBounds)), [...bare, unnamed]);
  });

  test('is where two texts that run together meet, and no others', () => {
    const names = { ...full, event: '/data', service_id: '/from', audit_id: '/id' };
    const fields = ['/id', '/from', '/at', '/type', '/prev', '/level', '/n', '/data'];
    assert.deepEqual(lacksOf(over(fields), names), [
      ...always,
      'bounds: bound between /id and /from in its hash',
      'bounds: bound between /level and /n in its hash',
    ]);
    assert.deepEqual(lacksOf(over(fields, '|'), names), always);
  });

  test('is whether a text was one, where no member has to be', () => {
    assert.deepEqual(lacksOf(over([...inBounds, '/gpu'], '|')), [
      ...[...bare, unnamed, 'bounds: quotes around a text at /gpu in its hash'],
    ]);
  });
});
