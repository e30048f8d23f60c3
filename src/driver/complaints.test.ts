import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exited } from './complaints';
import type { Exit } from './types';

const told = (exit: Exit): string =>
  exited('an answer', { exit, lastSeq: 0, pendingBytes: 0, stderr: '' }).message;

test('how a process ended is told, and of one that was given up that it did not', () => {
  assert.match(told({ code: 3, signal: null }), /found that it exited with code 3, no operation/);
  assert.match(
    told({ code: null, signal: 'SIGKILL' }),
    /found that SIGKILL ended it, no operation/,
  );
  assert.match(told({ code: null, signal: null }), /found it still there after SIGKILL, and gave/);
});
