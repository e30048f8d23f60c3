import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reviewText } from './testing/review-text';

const REASON = 'both digests are published';
const found = (text: string): readonly string[] =>
  reviewText('rust', text).map(({ rule, line }) => `${rule}:${line}`);

test('a suppression with a reason takes its finding out, on its line or above it', () => {
  assert.deepEqual(
    found(`fn f() { digest == other } // proofgate-ignore REVIEW-6: ${REASON}\n`),
    [],
  );
  assert.deepEqual(
    found(`fn f() {\n  // proofgate-ignore REVIEW-6: ${REASON}\n\n  digest == other\n}\n`),
    [],
  );
});

test('it takes out nothing else', () => {
  assert.deepEqual(
    found(
      `fn f() {\n  // proofgate-ignore REVIEW-6: ${REASON}\n  digest == other;\n  hash == other\n}\n`,
    ),
    ['REVIEW-6:4'],
  );
});

test('one without a reason, of no known rule, or of nothing, is a finding itself', () => {
  const both = ['REVIEW-6:1', 'SUPPRESSION:1'];
  for (const comment of ['REVIEW-6', 'REVIEW-6: ok', `REVIEW-9: ${REASON}`, `: ${REASON}`]) {
    assert.deepEqual(
      found(`fn f() { digest == other } // proofgate-ignore ${comment}\n`),
      both,
      comment,
    );
  }
  assert.deepEqual(found(`fn f() {} // proofgate-ignore REVIEW-6: ${REASON}\n`), ['SUPPRESSION:1']);
});

test('several rules may be named, and each of them has to be there', () => {
  const line = 'let _ = logger.emit(AuditEvent::PolicyViolation { policy });';
  const with2 = (rules: string) => `fn f() { ${line} } // proofgate-ignore ${rules}: ${REASON}\n`;
  assert.deepEqual(found(with2('REVIEW-1, REVIEW-3')), []);
  assert.deepEqual(found(with2('REVIEW-1 REVIEW-3 REVIEW-6')), ['SUPPRESSION:1']);
});

test('a string that looks like one suppresses nothing', () => {
  assert.deepEqual(found(`fn f() { digest == g("// proofgate-ignore REVIEW-6: ${REASON}") }\n`), [
    'REVIEW-6:1',
  ]);
});
