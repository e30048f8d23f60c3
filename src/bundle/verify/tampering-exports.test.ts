import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layout } from '../layout';
import { sealBag } from '../sign';
import { edit, sealedBundle } from '../testing';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** What fails after an export was changed and the bundle sealed again with the true key. */
const afterChanging = async (
  path: string,
  change: (document: string) => string,
  isSealedAgain = true,
) => {
  const { copy, publicKey, privateKey } = await sealed;
  const root = await copy();
  await edit(root, path, change);
  if (isSealedAgain) await sealBag(root, privateKey);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter((condition) => !condition.ok);
  return { names: failed.map(({ name }) => name), detail: failed.map((c) => c.detail).join('\n') };
};

type Key = string | number;

/** What lies at a place of a JSON document. */
const at = (document: unknown, ...path: readonly Key[]): unknown =>
  path.reduce((value, key) => (value as Record<Key, unknown>)[key], document);

const listAt = (document: unknown, ...path: readonly Key[]): unknown[] => {
  const list = at(document, ...path);
  return Array.isArray(list) ? list : assert.fail(`no list at ${path.join('/')}`);
};

/** Changes a JSON document. */
const json =
  (change: (document: unknown) => void) =>
  (text: string): string => {
    const document: unknown = JSON.parse(text);
    change(document);
    return JSON.stringify(document);
  };

/** Leaves out the first item of a list. */
const without = (...path: readonly Key[]) =>
  json((document) => {
    listAt(document, ...path).shift();
  });

/** Overwrites members of an object. */
const overwrite = (object: unknown, members: object): void => {
  Object.assign(object as object, members);
};

const isTest = (one: unknown): boolean => at(one, 'testId') === 'DROP-3';

const ctrfTest = (document: unknown): unknown => listAt(document, 'results', 'tests').find(isTest);

const RESULT = ['assessment-results', 'results', 0] as const;

const finding = (document: unknown, id: string): unknown =>
  listAt(document, ...RESULT, 'findings').find(
    (one) => at(one, 'target', 'target-id') === `${id}_obj`,
  );

for (const path of [
  layout.ctrf,
  layout.sarif,
  layout.formats,
  layout.oscalCatalog,
  layout.oscalPlan,
  layout.oscalResults,
]) {
  test(`${path} edited is caught by completeness`, async () => {
    const { names } = await afterChanging(path, (text) => text.replace(/\n$/, ' \n'), false);
    assert.deepEqual(names, ['complete']);
  });

  test(`a member nobody knows in ${path} is caught by its shape`, async () => {
    const { names, detail } = await afterChanging(path, (text) => text.replace('{', '{"more":1,'));
    assert.deepEqual(names, ['well-formed', 'consistent']);
    assert.ok(detail.includes(`${path}: `) && detail.includes('more'), detail);
  });
}

test('a cell changed in the table of traceability is caught by its source', async () => {
  const { names, detail } = await afterChanging(layout.traceabilityTable, (text) =>
    text.replace('DROP-3', 'DROP-4'),
  );
  assert.deepEqual(names, ['consistent']);
  assert.match(detail, /traceability\.csv is not what data\/trace\/traceability\.json gives/);
});

/** What is done to which export, and what verify says of it. */
const tamperings: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
  [
    'a failed test called passed in CTRF',
    layout.ctrf,
    json((document) => {
      overwrite(ctrfTest(document), { status: 'passed', rawStatus: 'pass' });
    }),
    /its summary counts other passed tests .*requirements of ctrf.json lack DROP-3 \(fail\)/s,
  ],
  [
    'the outcome of a test changed in CTRF, its status not',
    layout.ctrf,
    json((document) => {
      overwrite(ctrfTest(document), { rawStatus: 'pass' });
    }),
    /DROP-3 is pass and told as failed/,
  ],
  [
    'a test left out of CTRF, and the summary with it',
    layout.ctrf,
    json((document) => {
      const tests = listAt(document, 'results', 'tests');
      tests.splice(tests.findIndex(isTest), 1);
      const summary = at(document, 'results', 'summary');
      const failed = tests.filter((one) => at(one, 'status') === 'failed').length;
      overwrite(summary, { tests: tests.length, failed });
    }),
    /the requirements of ctrf.json lack DROP-3/,
  ],
  [
    'a scenario said to stand elsewhere in CTRF',
    layout.ctrf,
    (text) => text.replace(/"line": \d+/, '"line": 1'),
    /is not at line 1 of data\/features\/small\/small\.feature/,
  ],
  [
    'a result left out of SARIF',
    layout.sarif,
    without('runs', 0, 'results'),
    /the results of findings.sarif lack .*exits-in-time/,
  ],
  [
    'a requirement that nobody verified left out of SARIF',
    layout.sarif,
    without('runs', 0, 'invocations', 0, 'toolExecutionNotifications'),
    /the notifications of findings.sarif lack EMIT-1 \(not-verified\)/,
  ],
  [
    'a finding of the review left out of SARIF',
    layout.sarif,
    without('runs', 1, 'results'),
    /the review in findings.sarif lack REVIEW-6 at src\/se al.rs:12/,
  ],
  [
    'the review left out of SARIF',
    layout.sarif,
    json((document) => {
      listAt(document, 'runs').pop();
    }),
    /findings.sarif tells no review of the sources/,
  ],
  [
    'a control called satisfied in OSCAL, although a scenario under it failed',
    layout.oscalResults,
    json((document) => {
      const one = finding(document, 'DROP-3');
      overwrite(at(one, 'target', 'status'), { state: 'satisfied', reason: 'pass' });
    }),
    /DROP-3 is called satisfied with fail in .*It ends when it is asked to/,
  ],
  [
    'a control called satisfied in OSCAL that nobody looked at',
    layout.oscalResults,
    json((document) => {
      const one = finding(document, 'EMIT-1');
      overwrite(at(one, 'target', 'status'), { state: 'satisfied', reason: 'pass' });
      overwrite(at(one, 'props', 0), { value: 'pass' });
    }),
    /EMIT-1 is called satisfied with no scenario under it/,
  ],
  [
    'a finding left out of OSCAL',
    layout.oscalResults,
    without(...RESULT, 'findings'),
    /EMIT-1 was planned and has no verdict in assessment-results.json/,
  ],
  [
    'an observation left out of OSCAL',
    layout.oscalResults,
    without(...RESULT, 'observations'),
    /refers to [0-9a-f-]{36}, which nothing defines/,
  ],
  [
    'a finding that rests on fewer observations in OSCAL',
    layout.oscalResults,
    json((document) => {
      listAt(finding(document, 'EMIT-2'), 'related-observations').pop();
    }),
    /the observations of EMIT-2 lack /,
  ],
  [
    'other evidence under an observation in OSCAL',
    layout.oscalResults,
    (text) => {
      const digests = [...text.matchAll(/evidence\/([0-9a-f]{64})\.json/g)].map(([, one]) => one);
      const [first = '', second = ''] = new Set(digests);
      return text.replace(first, second);
    },
    /the evidence of assessment-results.json lack /,
  ],
  [
    'an address that leads out of the bundle in OSCAL',
    layout.oscalPlan,
    (text) => text.replace('../subjects.json', '../../../../etc/passwd'),
    /refers to \.\.\/\.\.\/\.\.\/\.\.\/etc\/passwd, which is not there/,
  ],
  [
    'a requirement left out of the plan of OSCAL',
    layout.oscalPlan,
    without('assessment-plan', 'reviewed-controls', 'control-selections', 0, 'include-controls'),
    /the planned controls lack EMIT-1/,
  ],
  [
    'a control left out of the catalog of OSCAL',
    layout.oscalCatalog,
    without('catalog', 'groups', 0, 'controls'),
    /the controls of catalog.json lack EMIT-1/,
  ],
  [
    'a UUID that is defined twice in OSCAL',
    layout.oscalCatalog,
    json((document) => {
      const [first, second] = listAt(document, 'catalog', 'back-matter', 'resources');
      overwrite(first, { uuid: at(second, 'uuid') });
    }),
    /is defined twice/,
  ],
  [
    'a file that is not there said to be of a standard',
    layout.formats,
    (text) => text.replace('data/results/ctrf.json', 'data/results/other.json'),
    /an export refers to data\/results\/other\.json, which is not there/,
  ],
];

for (const [what, path, change, said] of tamperings) {
  test(`${what}, sealed again with the true key, is caught by consistency`, async () => {
    const { names, detail } = await afterChanging(path, change);
    assert.deepEqual(names, ['consistent'], detail);
    assert.match(detail, said);
  });
}
