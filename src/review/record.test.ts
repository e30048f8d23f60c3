import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { reviewMarkdown, reviewRecord, reviewRecordSchema, reviewSources } from './index';

const places: string[] = [];
after(() => Promise.all(places.map((place) => rm(place, { recursive: true, force: true }))));

test('the record of a review holds what was found, the fix, and what was set aside and why', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofgate-record-'));
  places.push(base);
  const code =
    'fn f() {\n  digest == other // proofgate-ignore REVIEW-6: both digests are published\n}\n' +
    'fn g() {\n  hash == other\n}\n';
  await writeFile(join(base, 'one.rs'), code);
  const record = reviewRecord(await reviewSources({ paths: [base], base, threads: 1 }));
  assert.deepEqual(
    record.findings.map(({ rule, file, line, excerpt }) => [rule, file, line, excerpt.trim()]),
    [['REVIEW-6', 'one.rs', 5, 'hash == other']],
  );
  assert.notEqual(record.findings[0]?.fix, '');
  assert.deepEqual(
    record.suppressed.map(({ finding, by, reason }) => [finding.line, by, reason]),
    [[2, 'comment', 'both digests are published']],
  );
  assert.equal(record.configured, null);
  assert.deepEqual(reviewRecordSchema.parse(JSON.parse(JSON.stringify(record))), record);
});

test('whatever a project told the review of itself is on record and in the report, file and all', async () => {
  const base = await mkdtemp(join(tmpdir(), 'proofgate-record-'));
  places.push(base);
  await writeFile(join(base, 'one.rs'), 'fn f() {}\n');
  const own =
    'exclude: [hidden]\ninfallible: [emit, flush]\nevents:\n  routine: [PolicyViolation]\n';
  await writeFile(join(base, 'proofgate.review.yaml'), own);
  const review = await reviewSources({ paths: [base], base, threads: 1 });
  const said = {
    exclude: 'hidden',
    infallible: 'emit, flush',
    'events.routine': 'PolicyViolation',
  };
  assert.deepEqual(reviewRecord(review).configured, { file: 'proofgate.review.yaml', said });
  const [crate] = review.crates;
  assert.ok(crate);
  const report = reviewMarkdown(crate, review, { version: '0.1.0', date: '2026-11-21' });
  assert.match(report, /## Configured[^#]*proofgate\.review\.yaml[^#]*exclude[^#]*hidden/);
  assert.match(report, /infallible[^#]*emit, flush/);
});
