import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { events, lifeRecords } from '../../../catalogue';
import { filePattern, isFilePattern } from './file-pattern';
import { asEventType, asField } from './spelling';

const snake = (name: string) => name.replace(/(?<!^)(?=[A-Z])/g, '_').toLowerCase();
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

test('every type and field of the catalogue is known in every spelling', () => {
  for (const type of [...events.map((one): string => one.type), ...lifeRecords]) {
    assert.equal(asEventType(type, 'pascal'), type);
    assert.equal(asEventType(snake(type), 'snake'), type);
    assert.equal(asEventType(camel(snake(type)), 'camel'), type);
  }
  for (const field of events.flatMap((one): readonly string[] => one.fields)) {
    const pascal = camel(`_${field}`);
    assert.equal(asField(field, 'snake'), field);
    assert.equal(asField(camel(field), 'camel'), field);
    assert.equal(asField(pascal, 'pascal'), field);
  }
});

test('a name that is not spelled as the crate is said to spell comes to none of the catalogue', () => {
  assert.equal(asEventType('VRAM_SEALED', 'snake'), 'VRAMSEALED');
  assert.equal(asEventType('vram_sealed', 'pascal'), 'vram_sealed');
  assert.equal(asEventType('VRAMSealed', 'pascal'), 'VRAMSealed');
  assert.equal(asField('shardId', 'snake'), 'shardId');
});

test('a pattern names its files and no others', () => {
  const { matches } = filePattern('audit.{day}[-{n}].log', 'rising');
  for (const name of ['audit.2026-11-20.log', 'audit.2026-11-20-7.log']) assert.ok(matches(name));
  for (const name of [
    ...['auditx2026-11-20.log', 'audit.2026-11-20-.log', 'audit.2026-11-20.log.sha256'],
    ...['x/audit.2026-11-20.log', 'audit.26-11-20.log', 'audit.2026-11-20-1234567890123456.log'],
  ]) {
    assert.ok(!matches(name), name);
  }
});

test('files of one place in the order are told apart by their names', () => {
  const { inOrder } = filePattern('{n}.log', 'rising');
  assert.deepEqual(['10.log', '1.log', '01.log', '9.log'].sort(inOrder), [
    ...['01.log', '1.log', '9.log', '10.log'],
  ]);
});

test('a file without its day comes before those of all days', () => {
  const { inOrder } = filePattern('audit[.{day}].log', 'rising');
  const files = ['audit.2026-11-21.log', 'audit.log', 'audit.2026-11-20.log'];
  assert.deepEqual(files.sort(inOrder), [
    ...['audit.log', 'audit.2026-11-20.log', 'audit.2026-11-21.log'],
  ]);
});

test('no two files come each before the other, and none before itself', () => {
  const { inOrder } = filePattern('[{day}][-{n}].log', 'falling');
  const name = fc
    .tuple(fc.constantFrom('', '2026-11-20', '2026-11-21'), fc.constantFrom('', '-1', '-01', '-2'))
    .map(([day, n]) => `${day}${n}.log`);
  const property = fc.property(name, name, (a, b) => {
    assert.equal(Math.sign(inOrder(a, b)) + Math.sign(inOrder(b, a)), 0);
    assert.equal(inOrder(a, b) === 0, a === b);
  });
  fc.assert(property, { numRuns: 300, seed: 7 });
});

test('what could name no file, or leave their order open, is no pattern', () => {
  for (const pattern of ['{day}.audit', '{day}[-{n}].audit', 'a.log[.{n}]', '{n}']) {
    assert.ok(isFilePattern(pattern), pattern);
  }
  for (const pattern of [
    ...[
      'audit.log',
      '',
      '../{day}',
      '{day}/{n}',
      '{day}{day}',
      '{n}-{n}',
      '{month}',
      '{day}[[-{n}]]',
    ],
    ...['{day}[', '(a+)+{day}', '{day}*', '{day}|x', '{day} x'],
  ]) {
    assert.ok(!isFilePattern(pattern), pattern);
  }
});
