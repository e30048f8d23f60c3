import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { reviewRecord, reviewRecordSchema, reviewSources } from './index';

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
  assert.deepEqual(reviewRecordSchema.parse(JSON.parse(JSON.stringify(record))), record);
});
