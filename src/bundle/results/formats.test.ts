import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import { outcomes, type RequirementVerdict, type ScenarioResult } from '../../verdict';
import { sealedBundle } from '../testing';
import { xmlText } from './xml';
import { NO_REQUIREMENT, VERDICT_CASE, junit, parseMessages } from './index';

const sealed = sealedBundle();
const schemas = process.env.PROOFGATE_SCHEMAS ?? resolve('..', 'shared', 'schemas');

const resultsFile = async (name: string): Promise<string> =>
  join((await sealed).run.directory, 'data/results', name);

test('messages.ndjson is valid against the schema of Cucumber messages', async (t) => {
  const path = join(schemas, 'cucumber-messages-34.2.1.schema.json');
  if (!existsSync(path)) {
    t.skip(`${path} is absent`);
    return;
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(await readFile(path, 'utf8')) as object);
  const messages = parseMessages(await readFile(await resultsFile('messages.ndjson'), 'utf8'));
  assert.ok(messages.length > 20);
  for (const message of messages) assert.ok(validate(message), JSON.stringify(validate.errors));
});

test('junit.xml is valid against the schema Jenkins reads it by', async (t) => {
  const schema = join(schemas, 'junit-10.jenkins.xsd');
  if (!existsSync(schema)) {
    t.skip('the schema is absent');
    return;
  }
  const { valid, errors } = await validateXML({
    xml: await readFile(await resultsFile('junit.xml'), 'utf8'),
    schema: await readFile(schema, 'utf8'),
  });
  assert.ok(valid, JSON.stringify(errors));
});

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
