import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { outcomes, type RequirementVerdict, type ScenarioResult } from '../../verdict';
import { sha256 } from '../bag';
import { layout } from '../layout';
import { officialSchema, officialValidator, sealedBundle } from '../testing';
import { xmlText } from './xml';
import { NO_REQUIREMENT, VERDICT_CASE, junit, parseMessages, publishedSchemas } from './index';

const sealed = sealedBundle();

const payload = async (path: string): Promise<string> =>
  readFile(join((await sealed).run.directory, 'data', path), 'utf8');

test('messages.ndjson is valid against the schema of Cucumber messages', async (t) => {
  const problemIn = officialValidator(t, 'cucumber-messages-34.2.1.schema.json');
  if (!problemIn) return;
  const messages = parseMessages(await payload('results/messages.ndjson'));
  assert.ok(messages.length > 20);
  for (const message of messages) assert.equal(problemIn(message), null);
});

for (const [path, schema] of [
  ['results/ctrf.json', 'ctrf.schema.json'],
  ['results/findings.sarif', 'sarif-schema-2.1.0.json'],
  ['oscal/catalog.json', 'oscal_complete_schema-1-2-2.json'],
  ['oscal/assessment-plan.json', 'oscal_complete_schema-1-2-2.json'],
  ['oscal/assessment-results.json', 'oscal_complete_schema-1-2-2.json'],
] as const) {
  test(`${path} is valid against its official schema`, async (t) => {
    const problemIn = officialValidator(t, schema);
    if (problemIn) assert.equal(problemIn(JSON.parse(await payload(path))), null);
  });
}

test('junit.xml is valid against the schema Jenkins reads it by', async (t) => {
  const schema = officialSchema(t, 'junit-10.jenkins.xsd');
  if (schema === null) return;
  const { valid, errors } = await validateXML({ xml: await payload('results/junit.xml'), schema });
  assert.ok(valid, JSON.stringify(errors));
});

for (const [path, name] of [
  [layout.messages, 'cucumber-messages-34.2.1.schema.json'],
  [layout.junit, 'junit-10.jenkins.xsd'],
  [layout.ctrf, 'ctrf.schema.json'],
  [layout.sarif, 'sarif-schema-2.1.0.json'],
  [layout.oscalCatalog, 'oscal_complete_schema-1-2-2.json'],
] as const) {
  test(`the schema named for ${path} is the one it is tested by`, (t) => {
    const schema = officialSchema(t, name);
    if (schema === null) return;
    const named = publishedSchemas.find((one) => one.path === path);
    assert.equal(named?.schema.sha256, sha256(schema));
  });
}

test('a line that is no message is named by its number', () => {
  assert.throws(() => parseMessages('{"meta":{}}\n[]\n'), /line 2/);
  assert.throws(() => parseMessages('{"meta":{}}\nnot json\n'), /line 2: expected JSON/);
  assert.throws(() => parseMessages('{"meta":{}}'), /does not end/);
});

const verdict = (outcome: RequirementVerdict['outcome']): RequirementVerdict => ({
  ...{ id: 'EMIT-1', subject: 's', backend: 'mock', outcome },
  ...{ assurance: null, checks: 1, reason: 'why' },
});

const scenario = (
  outcome: ScenarioResult['outcome'],
  requirements: readonly string[] = ['EMIT-1'],
): ScenarioResult => ({
  ...{ id: `f: r / ${outcome}`, name: outcome, rule: 'r', feature: 'f', line: 1, requirements },
  ...{
    status: 'PASSED',
    records: [],
    notes: [],
    raw: [],
    message: null,
    outcome,
    reason: 'a < b & "c"',
  },
});

interface Suite {
  readonly '@_name': string;
  readonly '@_tests': string;
  readonly testcase: readonly Record<string, unknown>[];
}

const suites = (xml: string): readonly Suite[] => {
  assert.equal(XMLValidator.validate(xml), true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const { testsuites } = parser.parse(xml) as { testsuites: { testsuite: readonly Suite[] } };
  return testsuites.testsuite;
};

test('nothing but a pass is without failure, error or skip', () => {
  for (const outcome of outcomes) {
    const [suite] = suites(junit({ requirements: [] }, [verdict(outcome)], [scenario(outcome)]));
    const [one] = suite?.testcase ?? [];
    const told = ['failure', 'error', 'skipped'].filter((kind) => one && kind in one);
    assert.equal(told.length, outcome === 'pass' ? 0 : 1, outcome);
  }
});

test('a requirement that its passing scenarios do not prove has a case that says so', () => {
  const xml = junit({ requirements: [] }, [verdict('not-verified')], [scenario('pass')]);
  const cases = suites(xml)[0]?.testcase ?? [];
  assert.deepEqual(
    cases.map((one) => [one['@_name'], 'skipped' in one]),
    [
      ['f: r / pass', false],
      [VERDICT_CASE, true],
    ],
  );
});

test('a requirement without scenarios is skipped, not silent', () => {
  const [suite] = suites(junit({ requirements: [] }, [verdict('not-verified')], []));
  assert.equal(suite?.['@_tests'], '1');
});

test('a scenario of no requirement is counted in a suite of its own', () => {
  const all = suites(junit({ requirements: [] }, [verdict('pass')], [scenario('fail', ['X'])]));
  assert.deepEqual(
    all.map((suite) => suite['@_name']),
    ['EMIT-1', NO_REQUIREMENT],
  );
});

test('any text makes well-formed XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(XMLValidator.validate(`<a b="${xmlText(text)}">${xmlText(text)}</a>`), true);
      // eslint-disable-next-line no-control-regex -- XML 1.0 cannot hold these
      assert.doesNotMatch(xmlText(text), /[\u0000-\u0008\u000b\u000c\u000d-\u001f\ufffe\uffff]/);
    }),
  );
});
