import assert from 'node:assert/strict';
import { link, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCursor, START, writeCursor } from './cursor';

const directoryOf = async () => {
  const path = await mkdtemp(join(tmpdir(), 'cursor-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
};

test('a cursor comes back as it was written, owner-only and with nothing left beside it', async () => {
  await using directory = await directoryOf();
  const cursor = { file: '2026-11-20.audit', offset: 420, seq: 3, settled: [5, 7] };
  await writeCursor(directory.path, START);
  await writeCursor(directory.path, cursor);
  assert.deepEqual(await readCursor(directory.path), cursor);
  assert.deepEqual(await readdir(directory.path), ['delivery.json']);
  assert.equal((await stat(join(directory.path, 'delivery.json'))).mode & 0o777, 0o600);
});

test('without a cursor delivery begins at the start', async () => {
  await using directory = await directoryOf();
  assert.deepEqual(await readCursor(directory.path), START);
});

test('the old cursor is replaced, never written over', async () => {
  await using directory = await directoryOf();
  const path = join(directory.path, 'delivery.json');
  await writeCursor(directory.path, START);
  await link(path, `${path}.old`);
  const old = await readFile(path, 'utf8');
  await writeCursor(directory.path, { ...START, seq: 3 });
  assert.equal(await readFile(`${path}.old`, 'utf8'), old);
});

test('a crash while the next cursor is written leaves the old one in force', async () => {
  await using directory = await directoryOf();
  const cursor = { ...START, seq: 3 };
  await writeCursor(directory.path, cursor);
  await writeFile(join(directory.path, 'delivery.json.next'), '{"version":1,"fi');
  assert.deepEqual(await readCursor(directory.path), cursor);
});

for (const text of ['', '{"version":1,"fi', '{"version":2}', '[]']) {
  test(`a cursor file that holds ${text || 'nothing'} is refused`, async () => {
    await using directory = await directoryOf();
    await writeFile(join(directory.path, 'delivery.json'), text);
    await assert.rejects(readCursor(directory.path), { code: 'CURSOR_BROKEN' });
  });
}
