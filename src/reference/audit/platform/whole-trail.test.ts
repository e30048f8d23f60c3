import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, trailRoom } from '../testing';
import { openCollector, spoolRoom } from './testing';

test('what the trail has synced reaches the collector byte for byte, the chain intact', async () => {
  await using room = await trailRoom();
  await using sender = await spoolRoom();
  await using collector = await openCollector(sender.publicKey);
  const file = '2026-11-20.audit';
  const path = join(room.directory, file);
  let synced: string;
  {
    await using trail = await room.open();
    await using delivery = await sender.open(collector.url, { directory: room.directory });
    for (let n = 0; n < 50; n += 1) trail.emit(aRoutineEvent(`shard-${n}`), 'routine');
    trail.emit(aCriticalEvent(), 'critical');
    await trail.flush();
    // The trail has more to tell when it closes, and delivery has gone by then.
    synced = await readFile(path, 'utf8');
    delivery.advance({ file, size: (await stat(path)).size, seq: (await room.records()).length });
  }
  assert.equal([...collector.stored.values()].join(''), synced);
  assert.ok(collector.stored.size >= 51);
});
