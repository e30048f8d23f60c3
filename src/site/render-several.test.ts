import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { XMLParser } from 'fast-xml-parser';
import { renderSeveral, type SeveralReport, type SeveralRow } from './index';
import { inBrowser } from './testing/in-browser';

const evil = '<script>alert("x")</script>\u202e';

const page = (column: string): string => `../subjects/${column}/data/report/index.html`;

const row: SeveralRow = {
  definition: { id: 'EMIT-3', title: `A title ${evil}`, severity: 'blocking', chapter: 'emission' },
  disagreement: 'It passes on some subjects and not on others.',
  cells: [
    { outcome: 'pass', assurance: 'observed', checks: 6 },
    { outcome: 'fail', assurance: 'observed', checks: 1 },
    null,
  ],
};

const report: SeveralReport = {
  gate: { name: 'proofgate', version: '0.1.0' },
  ...{ finishedAt: '2026-11-20T12:01:00Z', verdict: 'violation', exit: 1, signedBy: null },
  subjects: [
    {
      ...{ name: `good ${evil}`, itself: { name: evil, version: '1' }, verdict: 'conformant' },
      ...{ exit: 0, page: page('01-good-mock'), reason: null },
    },
    {
      ...{ name: 'bad on mock', itself: { name: 'bad', version: '1' }, verdict: 'violation' },
      ...{ exit: 1, page: page('02-bad-mock'), reason: null },
    },
    {
      ...{ name: 'gone on mock', itself: null, verdict: 'broken', exit: 3, page: null },
      reason: `because ${evil}`,
    },
  ],
  ...{ rows: [row], disputed: [row], unseen: ['EMIT-1', 'EMIT-2'] },
};

const html = renderSeveral(report);

test('what subjects say stands in the page over all of them as text, and nothing runs in it', () => {
  assert.doesNotMatch(html, /<script/i);
  assert.match(html, /&lt;script>alert\(/);
  assert.equal(html.includes('\u202e'), false);
  assert.match(html, /THIS BUNDLE IS UNSIGNED/);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none';/);
  assert.ok(new XMLParser().parse(html.replace(/<(meta[^>]*?)\/?>/g, '<$1/>')));
});

test('every cell leads to the requirement in the page of its subject, and to nothing where there is none', () => {
  const links = [...html.matchAll(/ href="([^"]+)"/g)].map(([, href = '']) => href);
  for (const column of ['01-good-mock', '02-bad-mock']) {
    assert.equal(links.filter((href) => href === `${page(column)}#EMIT-3`).length, 2, column);
    assert.equal(links.filter((href) => href === page(column)).length, 1, column);
  }
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const href of links) {
    assert.ok(
      (href.startsWith('#') && ids.has(href.slice(1))) ||
        /^(\.\.\/subjects\/[\w-]+\/data\/report\/index\.html(#[A-Z]+-\d+)?|\.\.\/\.\.\/VERIFY\.md|comparison\.md|\.\.\/results\/matrix\.json)$/.test(
          href,
        ),
      href,
    );
  }
});

test('what they disagree on stands before the whole', () => {
  assert.ok(html.indexOf('id="disagreements"') < html.indexOf('id="matrix"'));
  assert.match(html, /It passes on some subjects and not on others\./);
  assert.match(renderSeveral({ ...report, disputed: [] }), /do not disagree on any requirement/);
});

const see = inBrowser(html);

see('nothing in the page over several subjects keeps anyone from reading it', async (open) => {
  const { violations } = await new AxeBuilder({ page: await open() }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
    [],
  );
});
