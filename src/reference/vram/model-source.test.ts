import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { bytesSource, fileSource } from './model-source';

const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'source-'));

test('a missing file, a directory and an empty file are no models', async () => {
  const directory = await scratch();
  await writeFile(join(directory, 'empty'), '');
  for (const path of [join(directory, 'missing'), directory, join(directory, 'empty'), 'a\0b']) {
    await assert.rejects(fileSource(path).open(), { code: 'MODEL_UNREADABLE' }, path);
  }
  await assert.rejects(bytesSource(Buffer.alloc(0)).open(), { code: 'MODEL_UNREADABLE' });
});

test('a FIFO that nobody writes to is refused and not waited for', { timeout: 5000 }, async () => {
  const fifo = join(await scratch(), 'fifo');
  execFileSync('mkfifo', [fifo]);
  await assert.rejects(fileSource(fifo).open(), { code: 'MODEL_UNREADABLE' });
});

test('a file that shrinks while it is read is unreadable', async () => {
  const path = join(await scratch(), 'model');
  await writeFile(path, Buffer.alloc(100));
  await using model = await fileSource(path).open();
  await truncate(path, 10);
  await assert.rejects(
    async () => {
      for await (const chunk of model.chunks()) assert.equal(chunk.length, 10);
    },
    { code: 'MODEL_UNREADABLE' },
  );
});
