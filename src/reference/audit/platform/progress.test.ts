import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCursor, START, type Cursor } from './cursor';
import { Progress } from './progress';
import { readSpool } from './spool';
import { spoolRoom } from './testing';

const LIMITS = { batch_records: 100, batch_bytes: 100_000 };

/** Five records on disk, and the progress of a delivery that begins at a cursor. */
const fiveRecords = async (start: Cursor) => {
  const room = await spoolRoom();
  const end = await room.write(5);
  const progress = new Progress(room.directory, start);
  return {
    progress,
    read: () => readSpool(room.directory, progress.cursor, end, LIMITS),
    onDisk: () => readCursor(room.directory),
    [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
  };
};

test('the cursor stays behind the oldest open record and remembers what is settled beyond it', async () => {
  await using at = await fiveRecords(START);
  const records = await at.read();
  at.progress.begin(records);
  await at.progress.settle(records.filter(({ seq }) => seq === 2 || seq === 4));
  assert.equal(at.progress.cursor.seq, 0);
  assert.deepEqual(at.progress.cursor.settled, [2, 4]);
  assert.deepEqual(await at.onDisk(), at.progress.cursor);
  assert.equal(at.progress.countOpen(5), 3);
  await at.progress.settle(records.slice(0, 1));
  assert.equal(at.progress.cursor.seq, 2);
  assert.deepEqual(at.progress.cursor.settled, [4]);
});

test('what an earlier process settled beyond the cursor is passed once the cursor reaches it', async () => {
  await using at = await fiveRecords({ ...START, settled: [2, 3, 5] });
  const records = await at.read();
  at.progress.begin(records);
  await at.progress.settle(records.slice(0, 1));
  assert.equal(at.progress.cursor.seq, 3);
  await at.progress.settle(records.slice(1));
  const { file, end: offset } = records[1] ?? assert.fail('records 1 and 4 are open');
  assert.deepEqual(at.progress.cursor, { file, offset, seq: 5, settled: [] });
});

for (const [what, start, next, missing] of [
  ['nothing before the first record of all', START, 8, 0],
  ['nothing before the next', { ...START, seq: 7 }, 8, 0],
  ['what lies between', { ...START, seq: 4 }, 8, 3],
  ['what lies between and was not settled', { ...START, seq: 4, settled: [6, 9] }, 8, 2],
] as const) {
  test(`missing is ${what}`, () => {
    assert.equal(new Progress('', start).countMissing(next), missing);
  });
}
