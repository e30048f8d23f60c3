import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MacKey } from '../mac-key';
import { openDocument, sealDocument } from './sealed-document';

const key = new MacKey(Buffer.alloc(32, 7));
const text = sealDocument('a format', { seq: 7, name: 'ü","mac":"' }, key);

test('a sealed document opens with its key and in its format', () => {
  const content = openDocument('a format', text, key) as Record<string, unknown>;
  assert.deepEqual([content.seq, content.name], [7, 'ü","mac":"']);
});

test('another key, another format and any other character are refused', () => {
  assert.equal(openDocument('a format', text, new MacKey(Buffer.alloc(32))), null);
  assert.equal(openDocument('another', text, key), null);
  for (let at = 0; at < text.length; at += 1) {
    const changed = String.fromCharCode(text.charCodeAt(at) ^ 1);
    assert.equal(
      openDocument('a format', text.slice(0, at) + changed + text.slice(at + 1), key),
      null,
    );
  }
});
