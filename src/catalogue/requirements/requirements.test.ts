import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../events';
import type { Chapter, RequirementDefinition, Severity } from '../types';
import { isRequirementId, requirement, requirements } from '.';

const catalogue: readonly RequirementDefinition[] = requirements;

/** Every requirement there is, told apart from the data: how many each family has, and where. */
const families: readonly [family: string, count: number, chapter: Chapter][] = [
  ['EMIT', 9, 'emission'],
  ['FLUSH', 9, 'flush'],
  ['DROP', 5, 'shutdown'],
  ['TIME', 4, 'comparison'],
  ['PATH', 5, 'paths'],
  ['HYG', 2, 'hygiene'],
  ['SECRET', 4, 'hygiene'],
  ['ACTOR', 2, 'hygiene'],
  ['TRAIL', 8, 'trail'],
  ['VRAM', 4, 'vram'],
  ['LOAD', 4, 'loader'],
  ['POLICY', 2, 'policy'],
  ['MON', 3, 'monitoring'],
  ['DOC', 1, 'monitoring'],
  ['REVIEW', 8, 'review'],
];

const expected = families.flatMap(([family, count, chapter]) =>
  Array.from({ length: count }, (_, index) => ({ id: `${family}-${index + 1}`, chapter })),
);

const idsWith = (severity: Severity) =>
  catalogue.filter((entry) => entry.severity === severity).map((entry) => entry.id);

const idsSeenInPart = catalogue.filter((entry) => entry.seenInPart).map((entry) => entry.id);

const idsBinding = (crate: string) =>
  catalogue
    .filter((entry) => entry.crates.length === 1 && entry.crates[0] === crate)
    .map((entry) => entry.id);

describe('the catalogue of requirements', () => {
  test('holds all seventy, each once, each in its chapter, in the order they are told', () => {
    assert.equal(catalogue.length, 70);
    assert.deepEqual(
      catalogue.map(({ id, chapter }) => ({ id, chapter })),
      expected,
    );
  });

  test('makes every requirement blocking but the eight major and the one advisory', () => {
    assert.deepEqual(idsWith('major'), [
      'FLUSH-8',
      'FLUSH-9',
      'TIME-4',
      'TRAIL-1',
      'TRAIL-8',
      'MON-3',
      'DOC-1',
      'REVIEW-8',
    ]);
    assert.deepEqual(idsWith('advisory'), ['EMIT-9']);
    assert.equal(idsWith('blocking').length, 61);
  });

  test('says of nine only that nobody sees all of them', () => {
    assert.deepEqual(idsSeenInPart, [
      ...['TIME-1', 'TIME-2', 'TIME-3', 'TIME-4', 'PATH-5'],
      ...['SECRET-1', 'SECRET-2', 'SECRET-3', 'SECRET-4'],
    ]);
  });

  test('binds both crates except where a requirement speaks of one of them alone', () => {
    assert.deepEqual(idsBinding('vram-residency'), [
      ...['FLUSH-1', 'FLUSH-4', 'DROP-1', 'TIME-1', 'TIME-2', 'PATH-1', 'PATH-2'],
      ...['SECRET-1', 'SECRET-2', 'VRAM-1', 'VRAM-2', 'VRAM-3', 'VRAM-4', 'POLICY-1', 'POLICY-2'],
    ]);
    assert.deepEqual(idsBinding('model-loader'), [
      ...['FLUSH-3', 'DROP-2', 'TIME-3', 'PATH-3', 'LOAD-1', 'LOAD-2', 'LOAD-3', 'LOAD-4'],
    ]);
    for (const { id, crates } of catalogue) assert.ok(crates.length > 0, `${id} binds nobody`);
  });

  test('says MUST where a breach can fail the gate and SHOULD where it is only reported', () => {
    for (const { id, severity, statement } of catalogue) {
      assert.match(statement, severity === 'advisory' ? /\bSHOULD\b/ : /\bMUST\b/, id);
    }
  });

  test('tells of each requirement whence it comes and how it is seen', () => {
    for (const { id, title, statement, source, observed } of catalogue) {
      assert.ok(source.length > 0, `${id} has no source`);
      assert.ok(source.every(({ section }) => section.length > 0));
      assert.doesNotMatch(title, /\.$/, `the title of ${id} is no sentence with a full stop`);
      assert.match(statement, /[.)]$/, `the statement of ${id} ends`);
      assert.match(observed, /^[A-Z][^.]*(\.\d[^.]*)*\.$/, `${id} is observed in one sentence`);
    }
  });

  test('never lets a pass rest on fewer than two checks', () => {
    for (const { id, minimumChecks } of catalogue) assert.ok(minimumChecks >= 2, id);
  });

  test('asks EMIT-1 for a check of each event in the vocabulary', () => {
    assert.equal(requirement('EMIT-1').minimumChecks, events.length);
  });
});

describe('the lookup', () => {
  test('finds every requirement by its id', () => {
    for (const entry of requirements) assert.equal(requirement(entry.id), entry);
  });

  test('knows an id from any other text', () => {
    for (const { id } of catalogue) assert.ok(isRequirementId(id));
    for (const text of ['', 'EMIT-0', 'EMIT-10', 'emit-1', '@EMIT-1', 'constructor', '__proto__']) {
      assert.ok(!isRequirementId(text), text);
    }
  });
});
