import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileStorage } from './file-storage';
import type { Storage, TrailFile } from './storage';
import { aCriticalEvent, trailRoom } from './testing';

const EVENTS = 4;

type Call = 'append' | 'sync';

/** A disk that refuses one single call, by its number among those of its kind, and is then well. */
const failsOnce = (call: Call, position: number) => {
  const seen = { calls: 0, fired: false };
  const refuse = () => {
    if (seen.calls++ !== position) return false;
    return (seen.fired = true);
  };
  const wrap = (file: TrailFile): TrailFile => ({
    ...file,
    append: async (bytes) => {
      if (call !== 'append' || !refuse()) return file.append(bytes);
      await file.append(bytes.subarray(0, bytes.length >> 1));
      throw Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO' });
    },
    sync: () =>
      call === 'sync' && refuse()
        ? Promise.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
        : file.sync(),
  });
  const storage: Storage = {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      return { ...directory, openFile: async (name) => wrap(await directory.openFile(name)) };
    },
  };
  return { storage, seen };
};

for (const call of ['append', 'sync'] as const) {
  for (let position = 0; position < EVENTS + 1; position += 1) {
    test(`${call} number ${position} fails, the next is well: nothing is lost, nothing doubled`, async () => {
      await using room = await trailRoom();
      const { storage, seen } = failsOnce(call, position);
      {
        await using trail = await room.open({ storage });
        const auditor = room.auditor(trail);
        for (let n = 0; n < EVENTS; n += 1) await auditor.record(aCriticalEvent(`event-${n}`));
      }
      assert.ok(seen.fired);
      assert.deepEqual(
        (await room.records()).map(({ event }) => event.path),
        Array.from({ length: EVENTS }, (_, n) => `event-${n}`),
      );
      assert.deepEqual(await room.counted(), { attempts: EVENTS, failures: 0, critical: 0 });
      const rotations = (await room.life()).filter(
        ({ event }) => event.event_type === 'TrailRotated',
      );
      const poisoned = call === 'sync' && position > 0;
      assert.deepEqual(
        rotations.map(({ event }) => event.reason),
        poisoned ? ['sync-failed'] : [],
      );
    });
  }
}

test('a file whose first sync failed and which holds nothing else is removed', async () => {
  await using room = await trailRoom();
  const { storage } = failsOnce('sync', 0);
  await room.visit({ storage });
  const files = (await readdir(room.directory)).filter((name) => name.endsWith('.audit'));
  assert.deepEqual(files, ['2026-11-20.audit']);
  assert.equal((await room.life()).length, 2);
});

test('a batch that cannot be cut off keeps everything else from being written after it', async () => {
  await using room = await trailRoom();
  let isStuck = false;
  const storage: Storage = {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      const eio = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
      const openFile = async (name: string): Promise<TrailFile> => {
        const file = await directory.openFile(name);
        return {
          ...file,
          sync: () => (isStuck ? eio() : file.sync()),
          truncate: (size) => (isStuck ? eio() : file.truncate(size)),
        };
      };
      return { ...directory, openFile };
    },
  };
  await using trail = await room.open({ storage });
  const auditor = room.auditor(trail);
  isStuck = true;
  await auditor.record(aCriticalEvent('lost'));
  await auditor.record(aCriticalEvent('lost too'));
  isStuck = false;
  await auditor.record(aCriticalEvent('kept'));
  assert.deepEqual(
    (await room.records()).map(({ event }) => event.path),
    ['kept'],
  );
  assert.deepEqual(await room.counted(), { attempts: 3, failures: 2, critical: 2 });
});
