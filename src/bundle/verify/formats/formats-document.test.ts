import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFormats } from './formats-document';

const read = (changes: object) =>
  readFormats(
    JSON.stringify({
      format: 'proofgate/formats/1',
      files: [
        {
          ...{ path: 'data/a.json', standard: 'A 1' },
          schema: { url: 'https://example.org/a', sha256: '0'.repeat(64), ...changes },
        },
      ],
    }),
  );

test('the files of a standard are told by their paths', () => {
  assert.deepEqual(read({}), ['data/a.json']);
});

test('a schema is named by where it is to be had and by the digest of its bytes, and by nothing else', () => {
  for (const url of ['http://a.org', 'xhttps://a.org', 'httpsx://a.org', 'file:///a', '/a', '']) {
    assert.throws(() => read({ url }), url);
  }
  for (const length of [0, 63, 65]) assert.throws(() => read({ sha256: '0'.repeat(length) }));
  for (const sha256 of [`x${'0'.repeat(64)}`, `${'0'.repeat(64)}x`, 'A'.repeat(64)]) {
    assert.throws(() => read({ sha256 }), sha256);
  }
});
