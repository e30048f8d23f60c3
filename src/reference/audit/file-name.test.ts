import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileToAppend, trailFiles } from './file-name';

test('the files of a trail are found among others and put in the order of the chain', () => {
  const names = [
    '2026-11-20-10.audit',
    '2026-11-21.audit',
    '.writer.lock',
    '2026-11-20-2.audit',
    '2026-11-20.audit.torn',
    '2026-11-20.audit',
    'notes.audit',
  ];
  assert.deepEqual(trailFiles(names), [
    '2026-11-20.audit',
    '2026-11-20-2.audit',
    '2026-11-20-10.audit',
    '2026-11-21.audit',
  ]);
});

for (const [what, newest, fresh, expected] of [
  ['the first file bears the day alone', undefined, false, '2026-11-20.audit'],
  ['the file of the day is continued', '2026-11-20-2.audit', false, '2026-11-20-2.audit'],
  ['a fresh file takes the next number', '2026-11-20.audit', true, '2026-11-20-1.audit'],
  ['a new day begins a new file', '2026-11-19-4.audit', true, '2026-11-20.audit'],
  ['a clock set back does not reopen the past', '2026-12-01.audit', false, '2026-12-01.audit'],
] as const) {
  test(what, () => {
    assert.equal(fileToAppend(newest, '2026-11-20', fresh), expected);
  });
}
