import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReviewError, baselineOf, parseBaseline, shrunk, withBaseline, type Review } from './index';
import { reviewSources } from './testing/review-text';

const A = 'fn a() { digest == other }\n';
const B = 'fn b() { hash == other }\n';

const reviewOf = (text: string): Review => {
  const crate = reviewSources({ 'src/lib.rs': text });
  const { files, lines, findings } = crate;
  return { files, lines, findings, suppressed: [], unread: [], configured: null, crates: [crate] };
};

const against = (text: string, baseline = baselineOf(reviewOf(A))) =>
  withBaseline(reviewOf(text), baseline, 'old.json');

test('what a baseline knows is set aside, wherever it has moved to in its file', () => {
  const review = against(`// moved\n\n${A}`);
  assert.deepEqual(review.findings, []);
  assert.deepEqual(
    review.suppressed.map(({ by }) => by),
    ['baseline'],
  );
});

test('what is new is found, even where the same code stood once before', () => {
  assert.deepEqual(
    against(A + B).findings.map(({ line }) => line),
    [2],
  );
  assert.deepEqual(
    against(A + A).findings.map(({ line }) => line),
    [2],
  );
});

test('what was mended has to leave the baseline', () => {
  const [stale, ...rest] = against('fn a() {}\n').findings;
  assert.equal(rest.length, 0);
  assert.equal(stale?.rule, 'SUPPRESSION');
  assert.match(stale.message, /REVIEW-6 in src\/lib\.rs/);
});

test('written again, it loses what was mended and gains nothing', () => {
  const before = baselineOf(reviewOf(A + A));
  const after = shrunk(before, baselineOf(reviewOf(A + B)));
  assert.deepEqual(
    after.findings.map(({ count }) => count),
    [1],
  );
  assert.deepEqual(after, baselineOf(reviewOf(A)));
  assert.deepEqual(shrunk(after, baselineOf(reviewOf('fn a() {}\n'))).findings, []);
});

test('it survives being written down, and nothing else is taken for one', () => {
  const baseline = baselineOf(reviewOf(A));
  assert.deepEqual(parseBaseline(JSON.stringify(baseline), 'old.json'), baseline);
  for (const text of ['', '{}', '{"format":"other","findings":[]}']) {
    assert.throws(() => parseBaseline(text, 'old.json'), ReviewError);
  }
});
