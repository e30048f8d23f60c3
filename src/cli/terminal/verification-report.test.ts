import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import type { Verification } from '../../bundle';
import { renderVerification } from './verification-report';

const stream = new PassThrough() as unknown as NodeJS.WriteStream;

const valid: Verification = {
  ok: true,
  conditions: [
    { name: 'complete', ok: true, detail: 'all there', problems: [] },
    { name: 'rejudged', ok: true, detail: 'all alike', problems: [] },
  ],
  first: null,
  rejudged: { verdicts: 70, disagreements: [] },
};

test('what holds is a line a condition, and the word', () => {
  assert.deepEqual(renderVerification(valid, stream).split('\n'), [
    'ok    complete       all there',
    'ok    rejudged       all alike',
    '',
    'VALID: 70 verdicts judged again, all alike',
    '',
  ]);
});

test('what does not hold is a line a problem, then the first of them and what it means', () => {
  const problems = ['data/a was changed', 'data/\u001b[2J\u202e is in no manifest'];
  const verification: Verification = {
    ...valid,
    ok: false,
    conditions: [{ name: 'complete', ok: false, detail: problems.join('; '), problems }],
    first: { condition: 'complete', problem: problems[0] ?? '', meaning: 'It was changed.' },
  };
  assert.deepEqual(renderVerification(verification, stream).split('\n'), [
    'FAIL  complete       data/a was changed',
    '                     data/\\u{1b}[2J\\u{202e} is in no manifest',
    '',
    'NOT VALID: do not rely on this bundle',
    'first wrong: complete: data/a was changed',
    'that means:  It was changed.',
    '',
  ]);
});
