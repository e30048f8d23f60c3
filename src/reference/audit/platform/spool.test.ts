import assert from 'node:assert/strict';
import { appendFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { START } from './cursor';
import { readSpool } from './spool';
import { spoolRoom } from './testing';

const LIMITS = { batch_records: 100, batch_bytes: 100_000 };
const seqs = (records: readonly { seq: number }[]) => records.map(({ seq }) => seq);

test('records are read in order, byte for byte, as many as a batch may hold', async () => {
  await using room = await spoolRoom();
  const end = await room.write(5);
  const records = await readSpool(room.directory, START, end, { ...LIMITS, batch_records: 3 });
  assert.deepEqual(seqs(records), [1, 2, 3]);
  for (const { auditId, line } of records) assert.equal(line.toString(), room.written.get(auditId));
});

test('a batch stays within its bytes, and a record larger than that travels alone', async () => {
  await using room = await spoolRoom();
  await room.write(2, { padding: 200 });
  await room.write(1, { padding: 5_000 });
  const end = await room.write(1);
  const limits = { ...LIMITS, batch_bytes: 1_500 };
  const read = (seq: number) => readSpool(room.directory, { ...START, seq }, end, limits);
  assert.deepEqual(seqs(await read(0)), [1, 2]);
  assert.deepEqual(seqs(await read(2)), [3]);
  assert.deepEqual(seqs(await read(3)), [4]);
});

test('reading goes on in the next file, and stops where the trail is synced', async () => {
  await using room = await spoolRoom();
  await room.write(2, { file: '2026-11-20.audit' });
  await room.write(2, { file: '2026-11-20-1.audit' });
  const end = await room.write(1, { file: '2026-11-21.audit' });
  await room.write(1, { file: '2026-11-21.audit' });
  await appendFile(join(room.directory, '2026-11-21.audit'), '{"torn');
  const read = async (seq: number) =>
    seqs(await readSpool(room.directory, { ...START, seq }, end, LIMITS));
  assert.deepEqual(await read(0), [1, 2]);
  assert.deepEqual(await read(2), [3, 4]);
  assert.deepEqual(await read(4), [5]);
  await assert.rejects(read(5), { code: 'SPOOL_BROKEN' });
});

test('the cursor saves the search, and settled records are passed over', async () => {
  await using room = await spoolRoom();
  const { size } = await room.write(2);
  const end = await room.write(4);
  const from = { file: end.file, offset: size, seq: 2, settled: [4, 5] };
  assert.deepEqual(seqs(await readSpool(room.directory, from, end, LIMITS)), [3, 6]);
});

test('a cursor into a file that is gone goes by seq', async () => {
  await using room = await spoolRoom();
  await room.write(2, { file: '2026-11-20.audit' });
  const end = await room.write(2, { file: '2026-11-21.audit' });
  await rm(join(room.directory, '2026-11-20.audit'));
  const from = { file: '2026-11-20.audit', offset: 10, seq: 3, settled: [] };
  assert.deepEqual(seqs(await readSpool(room.directory, from, end, LIMITS)), [4]);
});

for (const [what, text] of [
  ['no JSON', 'noise\n'],
  ['no record', '{"seq":"1"}\n'],
  ['no end within the longest record', 'x'.repeat(2_000_000)],
] as const) {
  test(`a line that is ${what} is a fault, not something to pass over`, async () => {
    await using room = await spoolRoom();
    await writeFile(join(room.directory, '2026-11-20.audit'), text);
    const end = { file: '2026-11-20.audit', size: text.length, seq: 1 };
    await assert.rejects(readSpool(room.directory, START, end, LIMITS), { code: 'SPOOL_BROKEN' });
  });
}

test('a link in the place of a trail file is not followed', async () => {
  await using room = await spoolRoom();
  const end = await room.write(1, { file: 'elsewhere' });
  await symlink('elsewhere', join(room.directory, '2026-11-20.audit'));
  const linked = { ...end, file: '2026-11-20.audit' };
  await assert.rejects(readSpool(room.directory, START, linked, LIMITS), { code: 'ELOOP' });
});
