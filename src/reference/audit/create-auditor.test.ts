import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

test('a recorded critical event is in the trail when the call returns', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  await room.auditor(trail).record(aCriticalEvent());
  assert.equal((await room.records()).length, 1);
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 0, critical: 0 });
});

test('a recorded routine event does not wait for a stalled disk', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ flush: { mode: 'immediate' } });
  room.disk.inject('stall', 0);
  await room.auditor(trail).record(aRoutineEvent());
  room.disk.inject('none', 0);
});

test('a critical event that is too late counts once, also when its write fails afterwards', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  room.disk.inject('stall', 0);
  await room.auditor(trail, 20).record(aCriticalEvent());
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 1 });
  assert.match(room.lines.join(''), /ERROR audit: PathTraversalAttempt .*\[TOO_SLOW\]/);
  room.disk.inject('write-error', 0);
  await assert.rejects(trail.flush(), { code: 'WRITE_FAILED' });
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 1 });
  assert.equal(room.lines.length, 1);
  room.disk.inject('none', 0);
});

test('a refused event is counted and logged with its type and the reason', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  await trail[Symbol.asyncDispose]();
  await room.auditor(trail).record(aRoutineEvent());
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 0 });
  assert.match(room.lines.join(''), /ERROR audit: SealVerified was not recorded: \[DISPOSED\]/);
});

test('a flush persists the events of its owner', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const auditor = room.auditor(trail);
  await auditor.record(aRoutineEvent());
  await auditor.flush();
  assert.equal((await room.records()).length, 1);
});

test('a flush that fails is logged, its events are counted, and it does not throw', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const auditor = room.auditor(trail);
  await auditor.record(aRoutineEvent());
  room.disk.inject('write-error', 0);
  await auditor.flush();
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 0 });
  assert.match(room.lines.join(''), /ERROR audit: the flush failed.*EIO/);
});

test('a flush that takes too long counts what still waits, once', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ flush: { critical_wait_ms: 20 } });
  const auditor = room.auditor(trail);
  await auditor.record(aRoutineEvent());
  room.disk.inject('stall', 0);
  await auditor.flush();
  await auditor.flush();
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 0 });
  room.disk.inject('none', 0);
});

test('one owner is not charged for what another one lost', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const idle = room.auditor(trail);
  room.disk.inject('write-error', 0);
  trail.emit(aRoutineEvent(), 'routine');
  await idle.flush();
  assert.deepEqual(await room.counted(), { attempts: 0, failures: 0, critical: 0 });
});
