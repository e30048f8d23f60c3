import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchOf, halvesOf } from './batch';
import { START } from './cursor';
import { readSpool } from './spool';
import { spoolRoom } from './testing';

const LIMITS = { batch_records: 100, batch_bytes: 100_000 };

test('a batch is the lines of the trail as they are, under a key made of their audit ids', async () => {
  await using room = await spoolRoom();
  const end = await room.write(3);
  const read = () => readSpool(room.directory, START, end, LIMITS);
  const batch = batchOf(await read());
  assert.equal(batch.body.toString(), [...room.written.values()].join(''));
  assert.match(batch.key, /^[0-9a-f]{64}$/);
  assert.equal(batchOf(await read()).key, batch.key);
  assert.notEqual(batchOf(batch.records.slice(1)).key, batch.key);
});

test('the halves of a batch are the batch, in order', async () => {
  await using room = await spoolRoom();
  const batch = batchOf(await readSpool(room.directory, START, await room.write(5), LIMITS));
  const halves = halvesOf(batch);
  assert.deepEqual(
    halves.map(({ records }) => records.length),
    [2, 3],
  );
  assert.deepEqual(
    halves.flatMap(({ records }) => records),
    batch.records,
  );
});
