import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { test } from 'node:test';
import { linesOf } from './lines';

const linesIn = (...chunks: readonly string[]): Promise<string[]> =>
  Array.fromAsync(linesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))));

test('a line ends at a newline and at nothing else', async () => {
  const text = '{"a":"\u2028\u2029\u0085\r"}';
  assert.deepEqual(await linesIn(`${text}\n${text}\n`), [text, text]);
});

test('a line may come in pieces, cut inside a character', async () => {
  const [first, second] = [Buffer.from('{"a":"ä'), Buffer.from('"}\n')];
  const chunks = [first.subarray(0, -1), first.subarray(-1), second];
  assert.deepEqual(await Array.fromAsync(linesOf(Readable.from(chunks))), ['{"a":"ä"}']);
});

test('what was not ended is no line', async () => {
  assert.deepEqual(await linesIn('whole\nhalf'), ['whole']);
});

test('a stream that is destroyed has no more lines', async () => {
  const input = new PassThrough();
  input.write('one\n');
  const lines = linesOf(input);
  assert.equal((await lines.next()).value, 'one');
  input.destroy();
  assert.equal((await lines.next()).done, true);
});
