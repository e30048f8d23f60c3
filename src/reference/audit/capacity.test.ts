import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

test('places are free again once their events are on disk', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ capacity: 2 });
  for (let round = 0; round < 3; round += 1) {
    trail.emit(aRoutineEvent(), 'routine');
    trail.emit(aRoutineEvent(), 'routine');
    await trail.flush();
  }
  assert.equal((await room.records()).length, 6);
});

test('a burst beyond the capacity loses exactly what is beyond it', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ capacity: 10 });
  const emissions = Array.from({ length: 13 }, () => trail.emit(aRoutineEvent(), 'routine'));
  assert.deepEqual(
    emissions.map(({ failure }) => failure?.code ?? 'accepted'),
    [...Array<string>(10).fill('accepted'), ...Array<string>(3).fill('BUFFER_FULL')],
  );
  await trail.flush();
  assert.equal((await room.records()).length, 10);
});

test('a stalled disk holds no more events than the capacity', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ capacity: 10, flush: { batch_size: 2 } });
  room.disk.inject('stall', 0);
  for (let n = 0; n < 4; n += 1) trail.emit(aRoutineEvent(), 'routine');
  await new Promise((resolve) => setImmediate(resolve));
  const later = Array.from({ length: 8 }, () => trail.emit(aRoutineEvent(), 'routine'));
  assert.equal(later.filter(({ failure }) => failure !== null).length, 2);
  room.disk.inject('none', 0);
  await trail.flush();
  assert.equal((await room.records()).length, 10);
});

test('a buffer full of routine events still takes a critical one', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ capacity: 4 });
  for (let n = 0; n < 6; n += 1) trail.emit(aRoutineEvent(), 'routine');
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.equal((await room.records()).at(-1)?.event.event_type, 'PathTraversalAttempt');
});
