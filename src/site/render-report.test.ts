import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { regulations, requirements } from '../catalogue';
import { renderReport } from './index';
import type { ReportInput, ReportScenario } from './types';

const evil = '<script>alert("x")</script>\u202e';

const scenario: ReportScenario = {
  ...{ id: 's', name: `A name ${evil}`, rule: 'A rule', feature: 'features/a.feature', line: 3 },
  ...{ requirements: ['EMIT-1'], outcome: 'fail', reason: `because ${evil}`, message: null },
  raw: [
    {
      ...{ sha256: 'd'.repeat(64), extension: 'audit', what: evil, bytes: 9 },
      excerpt: { head: [evil], leftOut: null, tail: [] },
    },
  ],
  steps: [
    { keyword: 'Given', text: `a step ${evil}`, status: 'passed', argument: [[evil], ['cell']] },
    { keyword: 'Then', text: 'another', status: 'failed', argument: evil },
  ],
  checks: [
    {
      ...{ check: 'log-tells', evidence: 'a'.repeat(64), provoked: true, outcome: 'fail' },
      assurance: { level: 'observed', reason: evil },
      ...{ findings: [{ code: 'not-told', expected: evil, seen: evil }], reason: null },
      ...{ expected: { a: evil }, seen: evil, at: '2026-11-20T12:00:00.000Z' },
      provocation: {
        ...{ kind: evil, fired: true, evidence: evil },
        baseline: { held: true, what: evil },
      },
    },
  ],
};

const report: ReportInput = {
  subject: {
    ...{ name: `small ${evil}`, version: '1', language: 'rust', commit: evil, backend: 'mock' },
    ...{ artifact_sha256: null, adapter: { name: evil, version: '1' }, capabilities: [evil] },
  },
  gate: { name: 'proofgate', version: '0.1.0' },
  ...{ verdict: 'violation', exit: 1, demandedAssurance: 'partial' },
  verdicts: requirements.map(({ id }) => ({
    ...{ id, subject: 'small', backend: 'mock', checks: 0, assurance: null },
    ...{ outcome: id === 'EMIT-1' ? ('fail' as const) : ('not-verified' as const), reason: evil },
  })),
  scenarios: [scenario, { ...scenario, id: 't', line: 9, requirements: [] }],
  ...{ requirements, regulations, environment: { [evil]: evil, limits: { op_ms: 5 } } },
  ...{ startedAt: '2026-11-20T12:00:00Z', finishedAt: '2026-11-20T12:01:00Z' },
  ...{ standings: [], excluded: [], resultsSha256: 'b'.repeat(64), signedBy: 'c'.repeat(64) },
  notPrinted: evil,
  mutants: {
    note: evil,
    gate: evil,
    mutants: [{ name: evil, killedBy: [{ requirement: evil, finding: evil }] }],
  },
};

const html = renderReport(report);

test('what a subject says stands in the page as text, never as markup', () => {
  assert.equal(html.match(/<script/gi)?.length, 1, 'the script of the page itself');
  assert.match(html, /&lt;script>alert\(/);
  assert.equal(html.includes('\u202e'), false);
});

test('the page is well-formed, and every tag is closed', () => {
  const voids = ['meta', 'link', 'br'];
  const stack: string[] = [];
  for (const [, close, name = '', self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    if (self === '/' || voids.includes(name)) continue;
    if (close === '') stack.push(name);
    else assert.equal(stack.pop(), name);
  }
  assert.deepEqual(stack, []);
  assert.ok(new XMLParser().parse(html.replace(/<(meta[^>]*?)\/?>/g, '<$1/>')));
});

test('the page needs nothing from elsewhere and runs nothing but its own script', () => {
  assert.doesNotMatch(html, /(?:src|srcset|action|data)="/);
  assert.doesNotMatch(html, /https?:|@import|url\(|\son[a-z]+="|javascript:/);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
  assert.doesNotMatch(policy, /unsafe|\*|data:/);
});

test('every link leads to a part of the page, to evidence or a feature beside it, or to VERIFY.md', () => {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, href = ''] of html.matchAll(/ href="([^"]+)"/g)) {
    const isThere = href.startsWith('#') && ids.has(href.slice(1));
    assert.ok(
      isThere ||
        /^\.\.\/(evidence\/[0-9a-f]{64}\.[a-z]+|features\/[\w/.-]+\.feature|\.\.\/VERIFY\.md)$/.test(
          href,
        ),
      href,
    );
  }
});

test('ids are unique and headings descend one level at a time', () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  assert.equal(levels[0], 1);
  for (const [index, level] of levels.entries()) {
    if (index > 0) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index}`);
  }
});

test('a reader with a screen reader finds language, landmarks, captions and scopes', () => {
  assert.match(html, /<html lang="en">/);
  for (const landmark of ['<header>', '<main>', '<nav aria-label="Contents">', '<footer>']) {
    assert.ok(html.includes(landmark), landmark);
  }
  assert.equal(html.match(/<table\b/g)?.length, html.match(/<caption\b/g)?.length);
  assert.doesNotMatch(html, /<th(?![^>]*scope=)[ >]/);
});

test('the verdict and the signature stand before everything else', () => {
  const order = ['Violation', 'c'.repeat(64), 'Requirements at a glance', 'Requirements in full'];
  const places = order.map((text) => html.indexOf(text));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
});

test('an outcome is told by a word and a sign, not by colour alone', () => {
  for (const [mark] of html.matchAll(/<span class="outcome.*?<\/span> [a-z ]+<\/span>/g)) {
    assert.match(mark, /<span aria-hidden="true">[✕!?○~✓]<\/span> [a-z ]+<\/span>$/);
  }
  assert.match(html, /✕<\/span> fail/);
});

/** As it stands in the page. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

test('every requirement stands there, with its statement and its clauses', () => {
  for (const { id, title } of requirements) {
    assert.ok(html.includes(`id="${id}"`), id);
    assert.ok(html.includes(escaped(title)), title);
  }
});

test('an unsigned run says so before anything else is read', () => {
  const unsigned = renderReport({ ...report, signedBy: null });
  assert.ok(unsigned.indexOf('THIS BUNDLE IS UNSIGNED') < unsigned.indexOf('Contents'));
});
