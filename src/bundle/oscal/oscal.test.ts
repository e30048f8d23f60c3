import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { regulations, requirements } from '../../catalogue';
import { decideRun, judgeScenario, type ScenarioRun } from '../../verdict';
import { officialValidator } from '../testing';
import type { RunRecord } from '../types';
import { uuidV5 } from './uuid';
import { oneLine } from './words';
import { oscalCatalog, oscalPlan, oscalResults } from './index';

const run = (changes: Partial<ScenarioRun> = {}): ScenarioRun => ({
  ...{ id: 'f: r / s', name: 's', rule: 'r', feature: 'f', line: 3, requirements: ['EMIT-1'] },
  ...{ status: 'PASSED', records: [], notes: [], raw: [], message: null, ...changes },
});

const record = (runs: readonly ScenarioRun[], changes: Partial<RunRecord> = {}): RunRecord => {
  const scenarios = runs.map(judgeScenario);
  const demand = { subject: 's', backend: 'mock', assurance: 'partial' as const };
  return {
    subject: {
      ...{ name: 's', version: '1', language: 'rust', commit: null, artifact_sha256: null },
      ...{ adapter: { name: 'a', version: '0' }, capabilities: [], backend: 'mock' },
    },
    gate: { name: 'proofgate', version: '0.1.0' },
    ...{
      scenarios,
      verdicts: decideRun(requirements, scenarios, demand).verdicts,
      verdict: 'incomplete',
    },
    ...{ exit: 2, demandedAssurance: 'partial', resultsSha256: '0'.repeat(64), reviews: [] },
    startedAt: '2026-11-20T12:00:00+01:00',
    finishedAt: '2026-11-20T12:01:00Z',
    catalogue: { requirements, regulations },
    timesOf: () => ({ start: 0, stop: 1_700_000_000_000 }),
    featurePath: (feature) => `features/${feature}`,
    ...changes,
  };
};

const documentsOf = (one: RunRecord) => [oscalCatalog(one), oscalPlan(one), oscalResults(one)];

test('a UUID of version 5 is that of the example in RFC 9562', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  assert.equal(uuidV5('www.example.com', dns), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('equal runs give equal documents, and another run other UUIDs', () => {
  assert.deepEqual(documentsOf(record([run()])), documentsOf(record([run()])));
  const other = record([run()], { startedAt: '2026-11-20T12:00:01Z' });
  assert.notEqual(
    oscalResults(record([run()]))['assessment-results'].uuid,
    oscalResults(other)['assessment-results'].uuid,
  );
});

test('whatever scenarios and subjects are called, the documents are valid', (t) => {
  const problemIn = officialValidator(t, 'oscal_complete_schema-1-2-2.json');
  if (!problemIn) return;
  const text = fc.oneof(
    fc.constantFrom('', ' ', '\n', 'a\nb', '\u2028', ' edge ', 'tab\tbed'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, text, fc.boolean(), (name, version, isKnown) => {
      const scenario = run({ name, requirements: isKnown ? ['EMIT-1'] : ['NONE-1'] });
      const subject = { ...record([]).subject, name, version, language: name, commit: version };
      const given = record([scenario, run({ id: 'other', rule: '' })], { subject });
      for (const document of documentsOf(given)) assert.equal(problemIn(document), null);
    }),
    { numRuns: 60 },
  );
});

test('a run of nothing has no empty list', (t) => {
  const problemIn = officialValidator(t, 'oscal_complete_schema-1-2-2.json');
  if (!problemIn) return;
  for (const document of documentsOf(record([]))) {
    assert.equal(problemIn(document), null);
    assert.doesNotMatch(JSON.stringify(document), /\[\]/);
  }
});

test('only a pass is satisfied, whatever else the outcome', () => {
  const [result] = oscalResults(record([run()]))['assessment-results'].results;
  const states = new Set(result?.findings?.map(({ target }) => target.status.state));
  assert.deepEqual([...states], ['not-satisfied']);
});

test('nobody is named who did not take part', () => {
  for (const document of documentsOf(record([run()]))) {
    assert.doesNotMatch(JSON.stringify(document), /"(parties|responsible-\w+|roles|locations)"/);
  }
});

test('one line is one line, and never empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.match(oneLine(text), /^\S(.*\S)?$/u);
      assert.equal(oneLine(oneLine(text)), oneLine(text));
    }),
  );
});
