import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { requirements } from '../../catalogue';
import { rules } from '../rules';
import {
  comparisonMarkdown,
  eventsMarkdown,
  githubAnnotations,
  renderReview,
  reviewJson,
  reviewMarkdown,
  reviewSarif,
  reviewSources,
  type Review,
} from '../index';

const schemas = process.env.PROOFGATE_SCHEMAS ?? resolve('..', 'shared', 'schemas');
const before = join(__dirname, '..', 'fixtures', 'before');
/** The code of the seeds as it stood when it was reviewed, in two crates. */
const seeds: Promise<Review> = reviewSources({
  paths: [before],
  base: before,
  configuration: '/dev/null',
  threads: 1,
});
const about = { version: '0.1.0', date: '2026-11-20' };

/** A review with everything in it that a renderer may stumble over. */
const awkward = async (): Promise<Review> => {
  const review = await seeds;
  const [finding] = review.findings;
  assert.ok(finding);
  const odd = {
    ...finding,
    file: 'a b/c,d:e%.rs',
    message: 'one\ntwo: |`*_\u001b[31m',
    excerpt: '```\n\u001b[2J',
  };
  return {
    ...review,
    findings: [odd, ...review.findings],
    suppressed: [
      { finding, by: 'comment', reason: 'a reason | with a bar' },
      { finding, by: 'baseline', reason: 'old' },
    ],
    unread: [{ file: 'x.rs', line: null, reason: 'it is not UTF-8' }],
  };
};

test('SARIF is valid against the schema of SARIF 2.1.0', async (t) => {
  const path = join(schemas, 'sarif-schema-2.1.0.json');
  if (!existsSync(path)) {
    t.skip(`${path} is absent`);
    return;
  }
  // It names itself as drafts before the sixth did.
  const schema = JSON.parse(readFileSync(path, 'utf8')) as { id?: string };
  delete schema.id;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile({
    ...schema,
    $schema: 'http://json-schema.org/draft-07/schema#',
  });
  for (const review of [await seeds, await awkward()]) {
    assert.ok(validate(reviewSarif(review, '0.1.0')), JSON.stringify(validate.errors));
  }
});

test('SARIF names a rule, a place and a fingerprint that survives a move, for each finding', async () => {
  const { results, tool } = reviewSarif(await awkward(), '0.1.0').runs[0] ?? assert.fail();
  for (const { ruleId, ruleIndex, partialFingerprints } of results) {
    assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.match(partialFingerprints['proofgateCode/v1'], /^[0-9a-f]{64}$/);
  }
  assert.equal(
    results[0]?.locations[0]?.physicalLocation.artifactLocation.uri,
    'a%20b/c%2Cd%3Ae%25.rs',
  );
  assert.match(JSON.stringify(results), /"kind":"inSource".*"kind":"external"/);
});

test('the JSON object is the one of the contract', async () => {
  const json = reviewJson(await seeds, 12);
  assert.deepEqual(Object.keys(json), [
    'files',
    'lines',
    'findings',
    'suppressed',
    'unread',
    'durationMs',
  ]);
  assert.deepEqual(Object.keys(json.findings[0] ?? {}), [
    ...['rule', 'severity', 'file', 'line', 'column', 'message', 'excerpt', 'fix'],
  ]);
});

test('an annotation is one line, whatever its message holds', async () => {
  const [first = '', ...rest] = githubAnnotations(await awkward())
    .trimEnd()
    .split('\n');
  assert.match(
    first,
    /^::error file=a b\/c%2Cd%3Ae%25\.rs,line=\d+,endLine=\d+,col=\d+,title=REVIEW-\d::one%0Atwo/,
  );
  assert.equal(rest.length, (await seeds).findings.length + 1);
});

test('the terminal shows the code, a caret under it and the fix, and obeys no escape in it', async () => {
  const text = renderReview(await awkward(), 12, (_, word) => word);
  // eslint-disable-next-line no-control-regex -- that is what must not be there
  assert.doesNotMatch(text, /\u001b/);
  assert.match(
    text,
    /18 \| let _ = logger\.emit\(AuditEvent::PathTraversalAttempt \{\n {3}\| {9}\^\^\^\^/,
  );
  assert.match(text, /VIOLATION {2}13 blocking in 2 files/);
  assert.match(text, /suppressed {2}REVIEW-\d .* comment: a reason/);
  assert.match(text, /not reviewed {2}x\.rs {2}it is not UTF-8/);
});

test('a clean review says so, and one that could not read everything does not', async () => {
  const clean: Review = { ...(await seeds), findings: [] };
  assert.match(
    renderReview(clean, 1, (_, word) => word),
    /^CLEAN/,
  );
  const partly = { ...clean, unread: [{ file: 'x.rs', line: 1, reason: 'why' }] };
  assert.match(
    renderReview(partly, 1, (_, word) => word),
    /^INCOMPLETE/m,
  );
});

test('the review of the seeds’ code reads as it was approved', async () => {
  const review = await seeds;
  const crate = review.crates.find(({ name }) => name === 'model-loader') ?? assert.fail();
  const approved = readFileSync(join(before, 'model-loader', 'review.md'), 'utf8');
  assert.equal(reviewMarkdown(crate, review, about), approved);
});

test('every requirement that is to show a fix is one of the catalogue', () => {
  const known = new Set<string>(requirements.map(({ id }) => id));
  for (const { id, shownBy } of rules) {
    assert.ok(shownBy.length > 0 && shownBy.every((one) => known.has(one)), id);
  }
});

test('source cannot break out of the documents it is quoted in', async () => {
  const review = await awkward();
  const [crate] = review.crates;
  assert.ok(crate);
  const text = reviewMarkdown({ ...crate, root: '', findings: review.findings }, review, about);
  assert.match(text, /````rust\n[^`]*```\n/);
  assert.match(text, /a reason \\\| with a bar/);
});

test('events are listed with their place and fields, and the absent ones by name', async () => {
  const text = eventsMarkdown((await seeds).crates);
  assert.match(
    text,
    /\| VramSealed \| `seal_model\(\)` in `vram-residency\/src\/vram_manager\.rs:16-23` \| `timestamp`, `shard_id`/,
  );
  assert.match(text, /3 of 10 are here; not: `VramSealed`/);
  assert.equal(text.match(/SealVerificationFailed \(CRITICAL\)/g)?.length, 1);
});

test('crates are compared by rule, and what they break together is named', async () => {
  const text = comparisonMarkdown((await seeds).crates);
  assert.match(text, /\| REVIEW-1 [^|]+\| \*\*3\*\* \| none \|/);
  assert.match(
    text,
    /\*\*No graceful shutdown flush\*\* \(REVIEW-5\): model-loader, vram-residency, which is all/,
  );
  assert.match(text, /- \[ \] `REVIEW-5`.*model-loader\/src\/loader\.rs:3/);
});
