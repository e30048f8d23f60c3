import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileStorage } from './file-storage';
import type { Storage } from './storage';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

const EVENTS = 6;

for (const fault of ['write-error', 'sync-error'] as const) {
  for (let position = 0; position < EVENTS; position += 1) {
    test(`a ${fault} at call ${position}, well again at the next, costs that one event`, async () => {
      await using room = await trailRoom();
      await using trail = await room.open();
      const auditor = room.auditor(trail);
      for (let n = 0; n < EVENTS; n += 1) {
        room.disk.inject(n === position ? fault : 'none', 0);
        await auditor.record(aCriticalEvent(`event-${n}`));
      }
      const kept = (await room.records()).map(({ event }) => event.path);
      const expected = Array.from({ length: EVENTS }, (_, n) => `event-${n}`);
      assert.deepEqual(kept, expected.toSpliced(position, 1));
      assert.deepEqual(await room.counted(), { attempts: EVENTS, failures: 1, critical: 1 });
      assert.match(room.lines.join(''), /ERROR audit: PathTraversalAttempt was not recorded.*EIO/);
      assert.equal(room.lines.length, 1);
    });
  }
}

test('after a failed sync the file is left behind and the chain goes on in a fresh one', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  room.disk.inject('sync-error', 0);
  await assert.rejects(trail.emit(aCriticalEvent(), 'critical').reached('synced'), {
    code: 'SYNC_FAILED',
  });
  room.disk.inject('none', 0);
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.deepEqual(
    (await room.records()).map(({ file }) => file),
    ['2026-11-20.audit', '2026-11-20-1.audit'],
  );
});

test('a failed batch fails every event in it, each counted and logged by itself', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const auditor = room.auditor(trail);
  room.disk.inject('write-error', 0);
  await auditor.record(aRoutineEvent());
  await auditor.record(aRoutineEvent());
  await auditor.record(aCriticalEvent());
  assert.deepEqual(await room.counted(), { attempts: 3, failures: 3, critical: 1 });
  assert.equal(room.lines.filter((line) => line.includes('SealVerified was not')).length, 2);
  assert.deepEqual(await room.records(), []);
});

test('an emission returns at once while the disk stalls', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  room.disk.inject('stall', 0);
  const stalled = trail.emit(aCriticalEvent(), 'critical');
  await new Promise((resolve) => setImmediate(resolve));
  const next = trail.emit(aRoutineEvent(), 'routine');
  assert.equal(next.failure, null);
  room.disk.inject('none', 0);
  await Promise.all([stalled.reached('synced'), trail.flush()]);
  assert.equal((await room.records()).length, 2);
});

test('disposal does not wait for a stalled disk, and what comes of it later is taken back', async () => {
  await using room = await trailRoom();
  const trail = await room.open({ flush: { critical_wait_ms: 30 } });
  const auditor = room.auditor(trail, 60_000);
  room.disk.inject('stall', 1);
  const emission = auditor.emit(aCriticalEvent());
  await emission.reached('written');
  auditor.emit(aRoutineEvent()).reached('synced').catch(assert.ok);
  await trail[Symbol.asyncDispose]();
  assert.equal(emission.failure?.code, 'TOO_SLOW');
  assert.deepEqual(await room.counted(), { attempts: 2, failures: 2, critical: 1 });
  room.disk.inject('none', 0);
  while ((await readdir(room.directory)).includes('.writer.lock')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(await room.records(), []);
});

/** A disk that is well on the first day and then answers every listing as `next` does. */
const listingFails = (next: () => Promise<readonly string[]>) => {
  const seen = { listings: 0 };
  const storage: Storage = {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      const list = () => ((seen.listings += 1) === 1 ? directory.list() : next());
      return { ...directory, list };
    },
  };
  return { storage, seen };
};

test('the next file, when it cannot be opened, is tried once and not for every event', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20);
  const { storage, seen } = listingFails(() => Promise.reject(new Error('EIO')));
  await using trail = await room.open({ storage, clock: () => now, flush: { mode: 'immediate' } });
  now = Date.UTC(2026, 10, 21);
  for (let n = 0; n < 20; n += 1) trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  assert.equal((await room.records()).length, 20);
  assert.equal(seen.listings, 2);
});

test('an exit while the next file is opened writes what is left to the one before', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20);
  const opening = Promise.withResolvers<readonly string[]>();
  const { storage, seen } = listingFails(() => opening.promise);
  const trail = await room.open({ storage, clock: () => now });
  now = Date.UTC(2026, 10, 21);
  trail.emit(aCriticalEvent(), 'critical');
  while (seen.listings < 2) await new Promise((resolve) => setImmediate(resolve));
  trail.emit(aRoutineEvent(), 'routine');
  trail.flushSync();
  assert.deepEqual(
    (await room.records()).map(({ file, event }) => [file, event.event_type]),
    [
      ['2026-11-20.audit', 'PathTraversalAttempt'],
      ['2026-11-20.audit', 'SealVerified'],
    ],
  );
  opening.reject(new Error('too late'));
  await trail[Symbol.asyncDispose]();
});

test('a FIFO in the place of the file is refused without waiting for its reader', async () => {
  await using room = await trailRoom();
  await mkdir(room.directory);
  execFileSync('mkfifo', [join(room.directory, '2026-11-20.audit')]);
  await using trail = await room.open();
  const { failure } = trail.emit(aCriticalEvent(), 'critical');
  assert.equal(failure?.code, 'UNAVAILABLE');
  assert.match(failure.message, /must be a regular file/);
});
