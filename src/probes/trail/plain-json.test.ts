import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NOT_PLAIN, skipInteger, skipPlainValue, skipString, skipWord } from './plain-json';

/** Where a value ends that stands between others; only the value itself counts. */
const endOf = (
  skip: (bytes: Buffer, at: number) => number,
  value: string,
  after = ',',
): number | 'not plain' => {
  const before = '12"';
  const end = skip(Buffer.from(before + value + after, 'latin1'), before.length);
  return end === NOT_PLAIN ? 'not plain' : end - before.length;
};

const isPlain = (value: string, after = ','): boolean =>
  endOf(skipPlainValue, value, after) === value.length;

const keysOf = (count: number): string =>
  `{${Array.from({ length: count }, (_, n) => `"k${n}":${n}`).join(',')}}`;

const nested = (depth: number, open = '[', close = ']'): string =>
  open.repeat(depth) + '1' + close.repeat(depth);

describe('a plain value', () => {
  const plain = [
    ...['"a"', '""', '" !~"', '0', '-1', '-0', '10', '1234567890', 'true', 'false', 'null'],
    ...['[]', '[1]', '[1,"a",null]', '{}', '{"a":1}', '{"a":1,"b":{"a":2}}', '[{"a":1},{"a":2}]'],
    ...['{"ab":1,"a":2,"b":3,"":4}', '{"a":[],"b":{}}', '[[],[[]]]'],
    ...[keysOf(24), nested(8), nested(8, '{"a":', '}')],
    ...[`{"a":${keysOf(24)},"b":${keysOf(24)}}`],
  ];
  for (const value of plain) {
    test(`is ${value.slice(0, 40)}, to its end and no further`, () => {
      for (const after of [',', ']', '}', '']) assert.ok(isPlain(value, after), after);
    });
  }

  const other = [
    ...[
      '"a',
      'a"',
      '"a\\n"',
      '"\\""',
      '"\u007f"',
      '"\u001f"',
      '"\u00e4"',
      '"\n"',
      '-',
      '--1',
      '+1',
    ],
    ...['01', '-01', '1.5', '1e5', 'tru', 'True', 'nul', 'falsy', '', ' 1', 'a', ':', '.5'],
    ...['[', '[1', '[1,]', '[,1]', '[1 ,2]', '[1;2]', '[ ]', '[1}', '{1]', '{', '{"a"', '{"a":'],
    ...['{"a":1', '{"a":1,}', '{"a" :1}', '{"a";1}', '{a:1}', '{"a":1]', '{,}', '{"a":1,b:2}'],
    ...['{"a":1,"a":2}', '{"ab":1,"b":2,"ab":3}', '{"b":{"a":1,"a":2}}', '[{"a":1,"a":2}]'],
    ...[`${'{"a":'.repeat(7)}{"b":1,"b":2}${'}'.repeat(7)}`, '{"":1,"":2}'],
    ...['{"a":1,"b":3,"a":2}', '{"a":1,"b":{},"a":2}', '{"a":01}', '[01]', '{"\\u0061":1}'],
    ...[keysOf(25), nested(9), nested(9, '{"a":', '}')],
  ];
  for (const value of other) {
    test(`is not ${JSON.stringify(value).slice(0, 40)}`, () => {
      assert.ok(!isPlain(value, ''));
      assert.ok(!isPlain(value));
    });
  }

  test('keeps the keys of an object apart from those of the objects in it', () => {
    assert.ok(isPlain('{"a":{"b":{"c":1}},"b":{"a":1},"c":1}'));
    assert.ok(!isPlain('{"a":{"b":1,"c":2},"d":3,"a":4}'));
    assert.ok(!isPlain('{"a":1,"b":{"c":{"d":1}},"b":2}'));
  });
});

test('a string ends behind its closing quote', () => {
  assert.equal(endOf(skipString, '"ab"'), 4);
  assert.equal(endOf(skipString, '""'), 2);
  for (const text of ['ab"', '"ab', '"a\\"b"', '"\u0080"', "'ab'"]) {
    assert.equal(endOf(skipString, text, ''), 'not plain', text);
  }
});

test('an integer ends behind its last digit, and begins with no needless zero', () => {
  for (const [text, end] of [
    ...([['0', 1] as const, ['9', 1] as const, ['-9', 2] as const, ['120', 3] as const] as const),
  ]) {
    for (const after of [',', '/', ':', 'a', '']) {
      assert.equal(endOf(skipInteger, text, after), end, text + after);
    }
  }
  for (const text of ['', '-', 'a', '00', '-07', '/1', ':1']) {
    assert.equal(endOf(skipInteger, text, ''), 'not plain', text);
  }
});

test('a word ends behind its last byte, and every byte of it is looked at', () => {
  const word = Buffer.from('abc');
  const skip = (bytes: Buffer, at: number) => skipWord(bytes, at, word);
  assert.equal(endOf(skip, 'abc'), 3);
  for (const text of ['xbc', 'axc', 'abx', 'ab', '']) {
    assert.equal(endOf(skip, text, ''), 'not plain', text);
  }
});
