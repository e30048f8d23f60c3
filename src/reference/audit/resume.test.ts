import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aRoutineEvent, trailRoom } from './testing';

test('cut at any byte of its last record, a trail keeps every complete record and goes on', async () => {
  await using room = await trailRoom();
  const file = join(room.directory, '2026-11-20.audit');
  const head = join(room.directory, 'head.json');
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent('kept'), 'routine');
  }
  const [whole, headOfWhole] = [await readFile(file), await readFile(head)];
  const start = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (let end = start + 1; end < whole.length; end += 7) {
    await writeFile(file, whole.subarray(0, end));
    await writeFile(head, headOfWhole);
    await writeFile(`${file}.torn`, '');
    await using trail = await room.open();
    trail.emit(aRoutineEvent('after'), 'routine');
    await trail.flush();
    const stored = (await room.records()).map(({ event }) => event.shard_id);
    assert.deepEqual(stored, ['kept', 'after']);
    assert.deepEqual(await readFile(`${file}.torn`), whole.subarray(start, end));
    assert.deepEqual((await room.life()).at(-1)?.event, {
      event_type: 'TailRecovered',
      file: '2026-11-20.audit',
      bytes: end - start,
      set_aside: '2026-11-20.audit.torn',
    });
  }
});

test('an empty newest file does not restart the chain', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  await writeFile(join(room.directory, '2026-11-20-1.audit'), '');
  await using trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  assert.equal((await room.records()).length, 2);
});

test('a complete last line that is no record is neither continued nor removed', async () => {
  await using room = await trailRoom();
  const file = join(room.directory, '2026-11-20.audit');
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  await writeFile(file, '{"forged":true}\n', { flag: 'a' });
  const before = await readFile(file);
  await using trail = await room.open();
  assert.equal(trail.emit(aRoutineEvent(), 'routine').failure?.code, 'BROKEN_CHAIN');
  assert.deepEqual(await readFile(file), before);
  assert.ok(!(await readdir(room.directory)).includes('2026-11-20.audit.torn'));
});

test('a life that ended before its first record passes its log on to the next', async () => {
  await using room = await trailRoom();
  room.disk.inject('write-error', 1);
  await room.visit();
  room.disk.inject('none', 0);
  await room.visit();
  const manifest = await readFile(join(room.directory, 'manifest.json'), 'utf8');
  const { log_id } = JSON.parse(manifest) as { log_id: string };
  assert.equal((await room.life())[0]?.log_id, log_id);
});
