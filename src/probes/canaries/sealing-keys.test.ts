import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { sealingKeys } from './index';

const KEY = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const content = { shard_id: 'shard-1', vram_bytes: 64, digest: 'ef'.repeat(32) };

const signed = (text: string | Buffer) => ({
  content,
  signature: createHmac('sha256', Buffer.from(KEY, 'hex')).update(text).digest('hex'),
});

for (const [what, text] of Object.entries({
  'its JSON': JSON.stringify(content),
  'its JSON in the order of names': JSON.stringify({
    digest: content.digest,
    shard_id: content.shard_id,
    vram_bytes: content.vram_bytes,
  }),
  'its values in a row': `shard-164${content.digest}`,
  'its values between bars': `shard-1|64|${content.digest}`,
  'its digest alone': content.digest,
  'its values with their lengths': Buffer.from(
    `\0\0\0\u0007shard-1\0\0\0\u000264\0\0\0\u0040${content.digest}`,
  ),
})) {
  test(`the key of a seal over ${what} is told from other values`, () => {
    assert.deepEqual(sealingKeys([OTHER, KEY], [signed(text)]), [KEY]);
  });
}

for (const separator of [':', ',', ';', '\n', '\0']) {
  test(`the key of a seal over values with ${JSON.stringify(separator)} between is told`, () => {
    const text = Object.values(content).join(separator);
    assert.deepEqual(sealingKeys([KEY], [signed(text)]), [KEY]);
  });
}

test('one seal tells the key, whatever the others are made over', () => {
  assert.deepEqual(sealingKeys([KEY], [signed('else'), signed(content.digest)]), [KEY]);
});

test('a key of a seal over something else is not known for one', () => {
  assert.deepEqual(sealingKeys([KEY], [signed('something else')]), []);
});
