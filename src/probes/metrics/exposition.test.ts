import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readExposition } from './exposition';

const read = (...lines: readonly string[]) => Object.fromEntries(readExposition(lines.join('\n')));

test('a plain sample is its value, in any number form', () => {
  assert.deepEqual(read('a 1', 'b_total 2.5', 'c:d 1e3', '_e -4', 'f +5'), {
    ...{ a: 1, b_total: 2.5, 'c:d': 1000, _e: -4, f: 5 },
  });
});

test('samples of one name are summed over their labels', () => {
  const lines = ['a{x="1"} 1', 'a{x="2",y="3"} 2', 'a{} 4', 'a 8', 'ab 100'];
  assert.deepEqual(read(...lines), { a: 15, ab: 100 });
});

test('a label may hold anything between its quotes', () => {
  for (const label of ['}', '{', '"', '\\', ' 7 ', '# no comment', ',y="z"} 9', 'ü\u202e']) {
    const quoted = label.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
    assert.deepEqual(read(`a{x="${quoted}",y="1"} 3`), { a: 3 }, label);
  }
});

test('comments, empty lines and what is no sample are passed over', () => {
  const lines = [
    '# HELP a 5',
    '# TYPE a counter',
    '#a 6',
    '',
    '  ',
    'a',
    'a{x="1"',
    '1a 2',
    '{} 3',
  ];
  assert.deepEqual(read(...lines, 'a-b 4', 'a 1'), { a: 1 });
});

test('a sample without a number is not counted', () => {
  assert.deepEqual(read('a NaN', 'b much', 'c{x="1"} NaN', 'c 2'), { c: 2 });
});

test('blanks, carriage returns and a time after the value change nothing', () => {
  assert.deepEqual(read('a  1', ' b\t2 ', 'c {x="1"}  3 1395066363000', 'd 4 -1', 'e 5\r'), {
    ...{ a: 1, b: 2, c: 3, d: 4, e: 5 },
  });
});

test('whatever is written in the format is read back', () => {
  const name = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
  const label = fc.string().map((text) => JSON.stringify(text.replace(/[^ -~]/g, '')).slice(1, -1));
  fc.assert(
    fc.property(name, label, fc.integer(), (metric, text, value) => {
      assert.equal(readExposition(`${metric}{l="${text}"} ${value}`).get(metric), value);
    }),
  );
});
