import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerpt, visible } from './visible';

test('what would hide or turn text around is shown by its code point', () => {
  assert.equal(visible('a\u202eb\u0000\u200bc\u001b[31m'), 'a\\u202eb\\u0000\\u200bc\\u001b[31m');
});

test('plain text, line breaks and other scripts stay as they are', () => {
  for (const text of ['plain', 'two\nlines\tand a tab', 'größer 日本語 שלום 👍']) {
    assert.equal(visible(text), text);
  }
});

test('no text makes visible text with a lone surrogate or a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(visible(text).isWellFormed(), true);
      assert.doesNotMatch(visible(text), /(?![\n\t])\p{Cc}|[\u202a-\u202e]/u);
    }),
  );
});

test('a long value is cut, and says by how much', () => {
  assert.match(excerpt('x'.repeat(3000)), /… 1002 more characters in the evidence$/);
  assert.equal(excerpt({ a: 1 }), '{\n  "a": 1\n}');
  assert.equal(excerpt(undefined), 'nothing');
});
