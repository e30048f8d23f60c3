import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { test } from 'node:test';
import { linesOf } from './lines';

const linesIn = async (...chunks: readonly (string | Buffer)[]): Promise<string[]> => {
  const lines: string[] = [];
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const line of linesOf(input)) lines.push(line);
  return lines;
};

test('a line ends at a newline and at nothing else', async () => {
  const text = '{"a":"\u2028\u2029\u0085\r"}';
  assert.deepEqual(await linesIn(`${text}\n${text}\n`), [text, text]);
});

test('a line may come in pieces, cut inside a character', async () => {
  const [first, second] = [Buffer.from('{"a":"ä'), Buffer.from('"}\n')];
  assert.deepEqual(await linesIn(first.subarray(0, 6), first.subarray(6), second), ['{"a":"ä"}']);
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
