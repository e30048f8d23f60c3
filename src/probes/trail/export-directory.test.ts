import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ExportDirectory } from './export-directory';
import { ground } from './testing';
import { TrailError } from './trail-error';

/** Pieces as a file would come in, and how many of them were asked for. */
const inPieces = (...texts: readonly string[]) => {
  const asked: string[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
  const pieces = async function* () {
    for (const text of texts) {
      asked.push(text);
      yield Buffer.from(text);
    }
  };
  return { asked, pieces: pieces() };
};

test('so many bytes are copied, over the pieces in which they come, and no more is read', async () => {
  await using on = await ground();
  const directory = await ExportDirectory.open(on.path('copy'));
  for (const [name, length, text, read] of [
    ['within', 6, 'abcdef', 2],
    ['to-the-end-of-a-piece', 8, 'abcdefgh', 2],
    ['all', 12, 'abcdefghijkl', 3],
    ['more-than-there-is', 20, 'abcdefghijkl', 3],
  ] as const) {
    const { asked, pieces } = inPieces('abcd', 'efgh', 'ijkl');
    await directory.copy(name, pieces, length);
    assert.equal(await readFile(on.path(`copy/${name}`), 'utf8'), text);
    assert.equal(asked.length, read, name);
  }
});

test('what cannot be read is told as that, and not as a failure to write', async () => {
  await using on = await ground();
  const directory = await ExportDirectory.open(on.path('copy'));
  // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
  const broken = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    throw new TrailError('UNREADABLE', 'it is gone');
  };
  await assert.rejects(directory.copy('a', broken(), 5), { code: 'UNREADABLE' });
});
