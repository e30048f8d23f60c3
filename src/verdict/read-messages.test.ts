import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ZodError } from 'zod';
import { readScenarios } from './read-messages';
import { CHECK_MEDIA_TYPE, NOTE_MEDIA_TYPE, RAW_MEDIA_TYPE } from './record';
import type { CucumberStatus, ScenarioResult } from './scenario-result';
import { checkRecord, Stream } from './testing';

const note = { outcome: 'not-verified', reason: 'no device' } as const;
const raw = { sha256: 'b'.repeat(64), extension: 'audit', what: 'the trail' };

/** Runs a pickle to its end with the given attachments. */
const run = (
  stream: Stream,
  pickle: string,
  status: CucumberStatus,
  attachments: readonly (readonly [string, unknown])[] = [],
): void => {
  const started = stream.start(pickle);
  for (const [mediaType, body] of attachments) stream.attach(started, mediaType, body);
  stream.endStep(started, status);
  stream.end(started);
};

const only = (stream: Stream): ScenarioResult => {
  const [scenario, ...others] = readScenarios(stream.messages);
  assert.ok(scenario);
  assert.deepEqual(others, []);
  return scenario;
};

test('a scenario is read with its place, its requirements and all that was attached', () => {
  const stream = new Stream();
  const pickle = stream.pickle({
    ...{ uri: 'features/x.feature', line: 12, name: 'It holds', rule: 'A rule' },
    tags: [
      '@EMIT-3',
      '@cap-vram.seal',
      '@DROP-12',
      '@self-test',
      '@emit-1',
      '@EMIT-X',
      '@not-EMIT-4',
      '@EMIT-5b',
    ],
  });
  const record = checkRecord();
  run(stream, pickle, 'PASSED', [
    [CHECK_MEDIA_TYPE, record],
    ['text/plain', 'a word to the reader'],
    [RAW_MEDIA_TYPE, raw],
  ]);
  assert.deepEqual(only(stream), {
    id: 'features/x.feature: A rule / It holds',
    ...{ name: 'It holds', rule: 'A rule', feature: 'features/x.feature', line: 12 },
    ...{ requirements: ['EMIT-3', 'DROP-12'], status: 'PASSED', message: null },
    ...{ records: [record], notes: [], raw: [raw], outcome: 'pass', reason: null },
  });
});

test('a note and the message of what was thrown are read', () => {
  const stream = new Stream();
  const started = stream.start(stream.pickle());
  stream.attach(started, NOTE_MEDIA_TYPE, note);
  stream.endStep(started, 'FAILED', 'Error: it broke');
  stream.end(started);
  const scenario = only(stream);
  assert.deepEqual(scenario.notes, [note]);
  assert.equal(scenario.message, 'Error: it broke');
});

test('the most severe step decides the status', () => {
  const stream = new Stream();
  const started = stream.start(stream.pickle());
  stream.attach(started, CHECK_MEDIA_TYPE, checkRecord());
  for (const status of ['PASSED', 'FAILED', 'SKIPPED'] as const) stream.endStep(started, status);
  stream.end(started);
  assert.equal(only(stream).status, 'FAILED');
  assert.equal(only(stream).outcome, 'error');
});

test('a scenario that was not run is not verified', () => {
  const stream = new Stream();
  stream.pickle();
  const scenario = only(stream);
  assert.equal(scenario.outcome, 'not-verified');
  assert.equal(scenario.reason, 'not selected in this run');
  const { status, records, raw: kept } = scenario;
  assert.deepEqual({ status, records, kept }, { status: 'SKIPPED', records: [], kept: [] });
});

test('a scenario that began and never finished is an error, whatever it had shown', () => {
  const stream = new Stream();
  const started = stream.start(stream.pickle());
  stream.attach(started, CHECK_MEDIA_TYPE, checkRecord());
  stream.endStep(started, 'PASSED');
  assert.equal(only(stream).status, 'UNKNOWN');
  assert.equal(only(stream).outcome, 'error');
});

test('a scenario that finished without a step is an error', () => {
  const stream = new Stream();
  stream.end(stream.start(stream.pickle()));
  assert.equal(only(stream).outcome, 'error');
});

test('a scenario that passed only when it was tried again is inconclusive', () => {
  const stream = new Stream();
  const pickle = stream.pickle();
  const first = stream.start(pickle);
  stream.endStep(first, 'FAILED');
  stream.end(first, true);
  const second = stream.start(pickle, 1);
  stream.attach(second, CHECK_MEDIA_TYPE, checkRecord());
  stream.endStep(second, 'PASSED');
  stream.end(second);
  assert.equal(only(stream).outcome, 'inconclusive');
  assert.match(only(stream).reason ?? '', /more than once/);
});

test('a scenario that ran twice in one stream is inconclusive, though both say they are the first', () => {
  const stream = new Stream();
  const pickle = stream.pickle();
  run(stream, pickle, 'FAILED');
  run(stream, pickle, 'PASSED', [[CHECK_MEDIA_TYPE, checkRecord()]]);
  assert.equal(only(stream).outcome, 'inconclusive');
});

test('a scenario that will be tried again and never is does not pass', () => {
  const stream = new Stream();
  const started = stream.start(stream.pickle());
  stream.attach(started, CHECK_MEDIA_TYPE, checkRecord());
  stream.endStep(started, 'PASSED');
  stream.end(started, true);
  assert.equal(only(stream).outcome, 'not-verified');
});

test('a run of a scenario that the stream does not hold is refused', () => {
  const stream = new Stream();
  stream.start('a-ghost');
  assert.throws(() => readScenarios(stream.messages), {
    name: 'SyntaxError',
    message: /the stream has no pickle/,
  });
});

test('scenarios stand in the order of the features, whatever order they ran in', () => {
  const stream = new Stream();
  for (const [uri, line] of [
    ...[['a.feature', 20] as const, ['b.feature', 3] as const],
    ...[['a.feature', 3] as const, ['B.feature', 9] as const],
  ]) {
    stream.pickle({ uri, line, name: `${uri}:${line}` });
  }
  assert.deepEqual(
    readScenarios(stream.messages).map(({ name }) => name),
    ['B.feature:9', 'a.feature:3', 'a.feature:20', 'b.feature:3'],
  );
});

test('a scenario without a rule, or without its source, still has a place', () => {
  const stream = new Stream();
  stream.pickle({ line: 4 });
  assert.deepEqual([only(stream).rule, only(stream).line], ['', 4]);
  const bare = new Stream();
  bare.pickle({ withSource: false });
  assert.deepEqual([only(bare).rule, only(bare).line], ['', 0]);
});

test('scenarios of one name are told apart by their order in the feature', () => {
  const stream = new Stream();
  const second = stream.pickle({ line: 9, name: 'X' });
  stream.pickle({ line: 5, name: 'X' });
  stream.pickle({ line: 11, name: 'X' });
  run(stream, second, 'PASSED', [[CHECK_MEDIA_TYPE, checkRecord()]]);
  assert.deepEqual(
    readScenarios(stream.messages).map(({ id, outcome }) => [id, outcome]),
    [
      ['features/a.feature:  / X', 'not-verified'],
      ['features/a.feature:  / X (2)', 'pass'],
      ['features/a.feature:  / X (3)', 'not-verified'],
    ],
  );
});

test('no two scenarios share an id, and ids do not depend on the order of the stream', () => {
  const names = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 8 });
  const title = fc.constantFrom('X', 'X (2)', 'X (3)', 'X (2) (2)');
  fc.assert(
    fc.property(names, fc.infiniteStream(title), (lines, titles) => {
      const placed = lines.map((line, n) => ({ line, name: [...titles.take(1)][0] ?? `${n}` }));
      const idsOf = (places: readonly { line: number; name: string }[]) => {
        const stream = new Stream();
        for (const place of places) stream.pickle(place);
        return readScenarios(stream.messages).map(({ id }) => id);
      };
      const ids = idsOf(placed);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(idsOf([...placed].reverse()), ids);
    }),
  );
});

test('an attachment of ours that is not of its schema is refused, never passed over', () => {
  const bad: readonly (readonly [string, unknown])[] = [
    [CHECK_MEDIA_TYPE, { ...checkRecord(), outcome: 'waived' }],
    [CHECK_MEDIA_TYPE, { ...checkRecord(), evidence: 'somewhere' }],
    [CHECK_MEDIA_TYPE, { ...checkRecord(), evidence: `../${'a'.repeat(64)}` }],
    [CHECK_MEDIA_TYPE, { ...checkRecord(), evidence: `${'a'.repeat(64)}/..` }],
    [CHECK_MEDIA_TYPE, { ...checkRecord(), more: true }],
    [NOTE_MEDIA_TYPE, { outcome: 'pass', reason: 'trust me' }],
    [NOTE_MEDIA_TYPE, { outcome: 'error', reason: '' }],
    [RAW_MEDIA_TYPE, { ...raw, extension: '../x' }],
    [RAW_MEDIA_TYPE, { ...raw, extension: 'x/..' }],
    [RAW_MEDIA_TYPE, { ...raw, sha256: `../${raw.sha256}` }],
    [RAW_MEDIA_TYPE, { ...raw, sha256: `${raw.sha256}/..` }],
    [RAW_MEDIA_TYPE, null],
  ];
  for (const attachment of bad) {
    const stream = new Stream();
    run(stream, stream.pickle(), 'PASSED', [attachment]);
    assert.throws(() => readScenarios(stream.messages), ZodError);
  }
  const stream = new Stream();
  run(stream, stream.pickle(), 'PASSED', [[CHECK_MEDIA_TYPE, '{"check":']]);
  assert.throws(() => readScenarios(stream.messages), SyntaxError);
});

test('a check is read with any of its outcomes', () => {
  for (const outcome of ['pass', 'fail', 'inconclusive'] as const) {
    const stream = new Stream();
    const record = checkRecord({ outcome, reason: outcome });
    run(stream, stream.pickle(), 'FAILED', [[CHECK_MEDIA_TYPE, record]]);
    assert.deepEqual(only(stream).records, [record]);
  }
});

test('what is attached is told by the media types that stand in every bundle', () => {
  assert.deepEqual(
    [CHECK_MEDIA_TYPE, NOTE_MEDIA_TYPE, RAW_MEDIA_TYPE],
    ['check', 'note', 'raw'].map((kind) => `application/vnd.proofgate.${kind}+json`),
  );
});

test('a stream without a scenario has none', () => {
  assert.deepEqual(readScenarios([]), []);
});
