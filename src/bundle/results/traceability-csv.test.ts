import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Traceability } from './traceability';
import { traceabilityCsv } from './traceability-csv';

const evidence = 'e'.repeat(64);

const told = (name: string, checks: number, scenarios = 1): Traceability => ({
  ...{ format: 'proofgate/traceability/1', regulations: [], uncited: [] },
  subject: { name, version: '1', backend: 'mock' },
  requirements: [
    {
      ...{ id: 'EMIT-1', title: 'All events', severity: 'blocking', chapter: 'emission' },
      ...{ regulations: ['GDPR-30', 'SOC2-CC7'], outcome: 'pass', reason: null },
      assurance: { level: 'observed', reason: 'seen' },
      scenarios: Array.from({ length: scenarios }, () => ({
        ...{ id: 'a, b', outcome: 'pass' as const, raw: [] },
        checks: Array.from({ length: checks }, () => ({
          ...{ check: 'trail-holds', outcome: 'pass' as const, evidence, refersTo: [] },
        })),
      })),
    },
  ],
});

const rowsOf = (trace: Traceability): string[] => traceabilityCsv(trace).trimEnd().split('\r\n');

test('there is a row for each check, from the clause down to the bytes', () => {
  const [head, row, ...more] = rowsOf(told('small', 2));
  assert.equal(head?.split(',').length, 14);
  assert.equal(
    row,
    'small,1,mock,EMIT-1,All events,blocking,GDPR-30 SOC2-CC7,pass,observed,"a, b",pass,' +
      `trail-holds,pass,evidence/${evidence}.json`,
  );
  assert.equal(more.length, 1);
});

test('what was not checked is not left out', () => {
  assert.equal(rowsOf(told('small', 0))[1]?.endsWith('"a, b",pass,,,'), true);
  assert.equal(rowsOf(told('small', 0, 0))[1]?.endsWith('observed,,,,,'), true);
});

test('no name of a subject is a formula, ends its cell or begins a row', () => {
  for (const [name, cell] of [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['a"b', '"a""b"'],
    ['a\r\nb', '"a\r\nb"'],
  ] as const) {
    const csv = traceabilityCsv(told(name, 1));
    assert.ok(csv.includes(`\r\n${cell},1,mock,`), name);
  }
});
