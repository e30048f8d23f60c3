import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { regulations, requirements } from '../../catalogue';
import {
  decideRun,
  judgeScenario,
  type CheckRecord,
  type Note,
  type RequirementVerdict,
  type ScenarioResult,
} from '../../verdict';
import { oscalCatalog, oscalPlan, oscalResults } from '../oscal';
import { ctrf, junit, normalize, sarif, traceability } from '../results';
import type { RunRecord } from '../types';
import { compare, disagreements } from './agreement';
import { controlProblems } from './controls';
import type { Documents } from './documents';
import {
  readCatalog,
  readCtrf,
  readJunit,
  readPlan,
  readResults,
  readSarif,
  tellOscal,
} from './formats';
import type { Formats } from './load-formats';

const known = requirements.slice(0, 4);
const catalogue = { requirements: known, regulations };
const demand = { subject: 's', backend: 'mock', assurance: 'partial' as const };
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

const record: fc.Arbitrary<CheckRecord> = fc.record({
  check: fc.constantFrom('log-is-quiet', 'exits-in-time'),
  evidence: digest,
  provoked: fc.boolean(),
  assurance: fc.constant({ level: 'observed' as const, reason: 'r' }),
  outcome: fc.constantFrom('pass', 'fail', 'inconclusive'),
  findings: fc.constant([]),
  reason: fc.constant(null),
});

const note: fc.Arbitrary<Note> = fc.record({
  outcome: fc.constantFrom('fail', 'error', 'inconclusive', 'not-verified'),
  reason: fc.constantFrom('why', '<b> & "c"\n', '\u0007\u2028'),
});

const scenario: fc.Arbitrary<Omit<ScenarioResult, 'id'>> = fc
  .record({
    name: fc.constantFrom('s', 'a < b & "c"', 'ü\u202e', "it's", 'a\u2028\u2029b'),
    requirements: fc.subarray([...known.map(({ id }) => id as string), 'NONE-1']),
    status: fc.constantFrom('PASSED', 'FAILED', 'SKIPPED', 'UNDEFINED', 'PENDING'),
    records: fc.array(record, { maxLength: 3 }),
    notes: fc.array(note, { maxLength: 1 }),
  })
  .map((one) =>
    judgeScenario({
      ...{ id: '', rule: 'r', feature: 'f.feature', line: 3, raw: [], message: null, ...one },
    }),
  );

/** A run of any scenarios, in which some of the requirements that failed may be waived. */
const run: fc.Arbitrary<RunRecord> = fc
  .tuple(fc.array(scenario, { minLength: 1, maxLength: 8 }), fc.boolean(), fc.boolean())
  .map(([all, hasRun, isWaived]) => {
    const scenarios = all.map((one, index) => ({ ...one, id: `f: r / (${index}) ${one.name}` }));
    const waived = (verdict: RequirementVerdict): RequirementVerdict =>
      isWaived && verdict.outcome === 'fail' ? { ...verdict, outcome: 'waived' } : verdict;
    return {
      subject: {
        ...{ name: 's', version: '1', language: 'rust', commit: null, artifact_sha256: null },
        ...{ adapter: { name: 'a', version: '0' }, capabilities: [], backend: 'mock' },
      },
      ...{ gate: { name: 'proofgate', version: '0.1.0' }, scenarios, catalogue },
      ...{
        verdicts: decideRun(known, scenarios, demand).verdicts.map(waived),
        verdict: 'violation',
        exit: 1,
      },
      ...{ demandedAssurance: 'partial', resultsSha256: '0'.repeat(64), reviews: [] },
      ...{ startedAt: '2026-11-20T12:00:00Z', finishedAt: '2026-11-20T12:01:00Z' },
      timesOf: () => (hasRun ? { start: 5, stop: 3 } : undefined),
      featurePath: (feature) => `features/${feature}`,
    };
  });

const formatsOf = (given: RunRecord): Formats => {
  const oscalDocuments = {
    catalog: readCatalog(JSON.stringify(oscalCatalog(given))),
    plan: readPlan(JSON.stringify(oscalPlan(given))),
    results: readResults(JSON.stringify(oscalResults(given))),
  };
  return {
    junit: readJunit(junit(catalogue, given.verdicts, given.scenarios)),
    ctrf: readCtrf(JSON.stringify(ctrf(given))),
    sarif: readSarif(JSON.stringify(sarif(given))),
    ...{ named: [], oscalDocuments, oscal: tellOscal(oscalDocuments) },
  };
};

/** What is found where the formats tell one run and the documents another. */
const problemsOf = (told: RunRecord, { verdicts, scenarios, ...rest }: RunRecord) => {
  const index = { digests: [], namedBy: new Map<string, string[]>() };
  const results = normalize({ verdicts, scenarios, standings: [], ...rest });
  const trace = traceability(catalogue, verdicts, scenarios, index, rest.subject);
  const documents = { results, scenarios, traceability: trace } as unknown as Documents;
  const formats = formatsOf(told);
  return [...disagreements(documents, formats), ...controlProblems(formats.oscal, documents)];
};

test('lists are held against each other both ways, and by how often something stands in them', () => {
  assert.deepEqual(compare('they', ['b', 'a'], ['a', 'b']), []);
  assert.deepEqual(compare('they', ['a', 'c'], ['a', 'b']), ['they lack b', 'they add c']);
  assert.deepEqual(compare('they', ['a', 'a'], ['a']), ['they add a']);
  assert.deepEqual(compare('they', ['a', 'a', 'b'], ['a', 'b', 'b']), [
    'they lack b',
    'they add a',
  ]);
});

test('all formats of any run agree, whatever ended in it and how', () => {
  fc.assert(
    fc.property(run, (given) => {
      assert.deepEqual(problemsOf(given, given), []);
    }),
    { numRuns: 200 },
  );
});

test('a scenario is the same one in OSCAL, which trims its name', () => {
  fc.assert(
    fc.property(run, (given) => {
      const scenarios = given.scenarios.map((one) => ({ ...one, id: `${one.id} \u2028` }));
      const named = { ...given, scenarios };
      const problems = problemsOf(named, named).filter((one) => !one.includes('junit.xml'));
      assert.deepEqual(problems, []);
    }),
    { numRuns: 50 },
  );
});

test('formats of a run in which one scenario ended otherwise disagree', () => {
  fc.assert(
    fc.property(run, fc.nat(), (given, at) => {
      const index = at % given.scenarios.length;
      const scenarios = given.scenarios.map((one, nth) =>
        nth === index
          ? { ...one, outcome: one.outcome === 'pass' ? ('fail' as const) : ('pass' as const) }
          : one,
      );
      const problems = problemsOf({ ...given, scenarios }, given).join('\n');
      for (const name of ['ctrf.json', 'assessment-results.json']) {
        assert.ok(problems.includes(`the scenarios of ${name} lack`), problems);
      }
    }),
    { numRuns: 100 },
  );
});

test('formats that leave a scenario out disagree, each of them', () => {
  fc.assert(
    fc.property(run, (given) => {
      fc.pre(given.scenarios.length > 1);
      const problems = problemsOf({ ...given, scenarios: given.scenarios.slice(1) }, given);
      for (const name of ['junit.xml', 'ctrf.json', 'assessment-results.json']) {
        assert.ok(problems.join('\n').includes(`the scenarios of ${name} lack`), name);
      }
    }),
    { numRuns: 100 },
  );
});
