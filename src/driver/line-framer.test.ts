import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LineFramer } from './line-framer';
import { SubjectError } from './subject-error';

const line = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => Buffer.from(bytes.map((b) => b | 0x80)));

/** Cuts bytes into chunks at the given places. */
const cutAt = (bytes: Buffer, places: readonly number[]): Buffer[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  const sorted = ends.sort((a, b) => a - b);
  return sorted.map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end));
};

test('Lines are the same wherever the chunks end', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.nat()), line, (lines, places, rest) => {
      const framer = new LineFramer(40);
      const stream = Buffer.concat([...lines.flatMap((l) => [l, Buffer.from('\n')]), rest]);
      const found = cutAt(stream, places).flatMap((chunk) => [...framer.push(chunk)]);
      assert.deepEqual(found, lines);
      assert.equal(framer.pendingBytes, rest.length);
    }),
  );
});

test('A line of exactly the limit passes, and one byte more does not', () => {
  const text = 'x'.repeat(10_000);
  const [whole] = new LineFramer(10_000).push(Buffer.from(`${text}\n`));
  assert.equal(whole?.toString(), text);
  const tooLong = (): unknown => [...new LineFramer(9_999).push(Buffer.from(`${text}\n`))];
  assert.throws(
    tooLong,
    (error) => error instanceof SubjectError && error.code === 'LINE_TOO_LONG',
  );
});

test('A line without an end is refused as soon as it is too long, chunk by chunk', () => {
  const framer = new LineFramer(100);
  assert.deepEqual([...framer.push(Buffer.alloc(60, 'x'))], []);
  assert.throws(
    () => [...framer.push(Buffer.alloc(60, 'x'))],
    /at most 100 bytes.*found 120 bytes/,
  );
});

test('The lines before one that is too long are given out', () => {
  const lines = new LineFramer(5).push(Buffer.from('good\nmuch too long\n'));
  assert.equal(lines.next().value?.toString(), 'good');
  assert.throws(() => lines.next(), SubjectError);
});
