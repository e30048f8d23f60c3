import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

test('a life is told from its opening to its closing, and how the one before ended', async () => {
  await using room = await trailRoom();
  for (let run = 0; run < 2; run += 1) {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  const told = (await room.life()).map(({ event }) => [event.event_type, event.predecessor]);
  assert.deepEqual(told, [
    ['TrailOpened', 'none'],
    ['TrailClosed', undefined],
    ['TrailOpened', 'clean'],
    ['TrailClosed', undefined],
  ]);
  const boots = (await room.life()).map(({ event }) => event.boot_id);
  assert.equal(boots[0], boots[1]);
  assert.notEqual(boots[1], boots[2]);
});

test('a life that began is on disk before the first event', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  assert.deepEqual(
    (await room.life()).map(({ event }) => event.event_type),
    ['TrailOpened'],
  );
  await trail[Symbol.asyncDispose]();
});

test('lost events are told as soon as the disk is well: how many, of which type, why, and when', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  room.disk.inject('write-error', 0);
  trail.emit(aRoutineEvent(), 'routine');
  trail.emit(aRoutineEvent(), 'routine');
  await trail.emit(aCriticalEvent(), 'critical').reached('synced').catch(assert.ok);
  room.disk.inject('none', 0);
  await trail.flush();
  const { event, severity } = (await room.life()).at(-1) ?? {};
  assert.equal(severity, 'LIFE');
  assert.deepEqual(event, {
    event_type: 'EventsLost',
    count: 3,
    by_type: { SealVerified: 2, PathTraversalAttempt: 1 },
    cause: 'WRITE_FAILED',
    from: '2026-11-20T12:00:00.000Z',
    to: '2026-11-20T12:00:00.000Z',
  });
});

test('events beyond the capacity are told with the next that are written', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ capacity: 2 });
  for (let n = 0; n < 5; n += 1) trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  const { event } = (await room.life()).at(-1) ?? {};
  assert.deepEqual(
    [event?.event_type, event?.count, event?.cause],
    ['EventsLost', 3, 'BUFFER_FULL'],
  );
  assert.equal((await room.records()).length, 2);
});

test('a loss that could not be told is told once, however often the telling failed', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open();
    for (let n = 0; n < 4; n += 1) {
      room.disk.inject(n % 2 === 0 ? 'write-error' : 'sync-error', 0);
      await trail.emit(aCriticalEvent(), 'critical').reached('synced').catch(assert.ok);
    }
    room.disk.inject('none', 0);
  }
  const lost = (await room.life()).filter(({ event }) => event.event_type === 'EventsLost');
  assert.equal(
    lost.reduce((sum, { event }) => sum + Number(event.count), 0),
    4,
  );
});

test('an exit without disposal closes the life as well', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  trail.flushSync();
  assert.equal((await room.life()).at(-1)?.event.event_type, 'TrailClosed');
  await trail[Symbol.asyncDispose]();
  assert.equal((await room.life()).length, 2);
});

test('what a loss record could not tell at the end is said in the log', async () => {
  await using room = await trailRoom();
  const trail = await room.open({ flush: { critical_wait_ms: 200 } });
  room.disk.inject('write-error', 0);
  trail.emit(aRoutineEvent(), 'routine');
  await trail[Symbol.asyncDispose]();
  assert.match(room.lines.join(''), /ERROR audit: lost events have no record of their loss: 1/);
});
