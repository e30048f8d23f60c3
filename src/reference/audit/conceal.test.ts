import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conceal, concealInJson } from './conceal';
import { toSafeJson } from './escape';

test('a secret is named by its fingerprint wherever it stands', () => {
  const safe = conceal('s3cret')('{"path":"../s3cret/x","s3cret":1}');
  assert.match(safe, /^\{"path":"\.\.\/sha256:[0-9a-f]{16}\/x","sha256:[0-9a-f]{16}":1\}$/);
});

test('a secret that JSON escapes is found in JSON and in a log', () => {
  const hide = conceal('a"b\n\u202e');
  const written = JSON.stringify({ path: 'a"b\n\u202e' }).replace('\u202e', '\\u202e');
  for (const text of [written, 'x a"b\n\u202e y']) assert.match(hide(text), /sha256:[0-9a-f]{16}/);
});

test('whatever the secret is, JSON stays JSON, and what is no text stays what it was', () => {
  const event = { bytes: 12345, none: null, path: 'a "1234\\\n\u001b', sound: true };
  const json = toSafeJson(event);
  assert.match(concealInJson('1234')(json), /^\{"bytes":12345,.*"path":"a \\"sha256:/);
  for (const secret of ['"', '\\', ':', 'null', 'n', 'u', '1b', '}', ',"']) {
    const values = Object.values(JSON.parse(concealInJson(secret)(json)) as object);
    assert.deepEqual(values.toSpliced(2, 1), [12345, null, true]);
  }
});

test('where there is no secret nothing is replaced', () => {
  assert.equal(conceal('')('text'), 'text');
});
