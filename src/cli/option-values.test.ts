import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeNumber } from './option-values';

test('a whole number is read as it is written', () => {
  assert.deepEqual(['0', '7', '4294967296'].map(wholeNumber(0)), [0, 7, 4294967296]);
});

test('what is no whole number, or below the least, is refused, a variable that is unset as well', () => {
  for (const text of ['', ' ', '1.5', '1e3', '0x10', '-1', 'many', '9'.repeat(20)]) {
    assert.throws(() => wholeNumber(0)(text), /expected a whole number, 0 or more/, text);
  }
  assert.throws(() => wholeNumber(1)('0'), /expected a whole number, 1 or more/);
});
