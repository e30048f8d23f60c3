import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { MacKey } from './mac-key';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((key) => Buffer.from(key));
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.nat({ max: 200_000 }).map((length) => 'ü'.repeat(length)),
);

test('it is HMAC-SHA256, whatever the key and the text', () => {
  fc.assert(
    fc.property(bytes, text, text, (key, first, second) => {
      const expected = (of: string) => createHmac('sha256', key).update(of, 'utf8').digest('hex');
      const [one, other] = [expected(first), expected(second)];
      const mac = new MacKey(Buffer.from(key));
      assert.equal(mac.hash(first), one);
      assert.equal(mac.hash(second), other);
      assert.equal(mac.isHashOf(first, one), true);
      assert.equal(mac.isHashOf(first, other), first === second);
      assert.equal(mac.isHashOf(first, 'short'), false);
    }),
  );
});

test('it takes the key over and leaves no copy behind', () => {
  const key = Buffer.alloc(32, 7);
  const mac = new MacKey(key);
  assert.deepEqual(key, Buffer.alloc(32));
  mac.erase();
  assert.throws(() => mac.hash('text'), { code: 'DISPOSED' });
});

test('a key of another length is refused', () => {
  for (const length of [0, 31, 33]) {
    assert.throws(() => new MacKey(Buffer.alloc(length)), { code: 'INVALID_KEY' });
  }
});
