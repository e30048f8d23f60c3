import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileStorage } from './file-storage';
import type { Storage } from './storage';
import { aCriticalEvent, aRoutineEvent, readManifest, trailRoom } from './testing';

const auditFiles = async (directory: string) =>
  (await readdir(directory)).filter((name) => name.endsWith('.audit'));

test('a file that is big enough is closed with its digest and entered in the manifest', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ rotation: { max_bytes: 1_000 } });
  for (let n = 0; n < 6; n += 1) await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  const manifest = await readManifest(room);
  const closed = (await auditFiles(room.directory)).length - 1;
  assert.ok(closed >= 2);
  assert.equal(manifest.files.length, closed);
  let before = { seq: 0, hash: '0'.repeat(64) };
  for (const entry of manifest.files) {
    const bytes = await readFile(join(room.directory, entry.file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual([entry.sha256, entry.bytes], [sha256, bytes.length]);
    const digest = await readFile(join(room.directory, `${entry.file}.sha256`), 'utf8');
    assert.equal(digest, `${sha256}  ${entry.file}\n`);
    assert.deepEqual([entry.first_seq, entry.first_prev_hash], [before.seq + 1, before.hash]);
    before = { seq: entry.last_seq, hash: entry.last_hash };
  }
});

test('the first record of a file names the one before, and vouches for its bytes', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  await trail.custody.rotate();
  const { file, event } = (await room.life()).at(-1) ?? {};
  const bytes = await readFile(join(room.directory, '2026-11-20.audit'));
  assert.equal(file, '2026-11-20-1.audit');
  assert.deepEqual(event, {
    event_type: 'TrailRotated',
    from: '2026-11-20.audit',
    to: '2026-11-20-1.audit',
    reason: 'asked',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('midnight and size at once begin one new file, not two', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20, 23, 59);
  await using trail = await room.open({ clock: () => now, rotation: { max_bytes: 600 } });
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  now += 120_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.deepEqual((await auditFiles(room.directory)).sort(), [
    '2026-11-20.audit',
    '2026-11-21.audit',
  ]);
  assert.equal((await room.records()).length, 2);
});

const ROTATIONS = Number(process.env.TRAIL_ROTATIONS ?? 200);

test('rotations by the hundred in one second have names of their own and lose nothing', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open({ capacity: 2000 });
    for (let n = 0; n < ROTATIONS; n += 1) {
      trail.emit(aRoutineEvent(`shard-${n}`), 'routine');
      await trail.custody.rotate();
    }
  }
  assert.equal((await auditFiles(room.directory)).length, ROTATIONS + 1);
  assert.equal((await readManifest(room)).files.length, ROTATIONS);
  assert.deepEqual(
    (await room.records()).map(({ event }) => event.shard_id),
    Array.from({ length: ROTATIONS }, (_, n) => `shard-${n}`),
  );
});

for (const [what, spoil] of [
  ['lost', (path: string) => unlink(path)],
  ['forged', (path: string) => writeFile(path, '{"files":[]}')],
] as const) {
  test(`a manifest that was ${what} is made anew from the files`, async () => {
    await using room = await trailRoom();
    {
      await using trail = await room.open();
      await trail.custody.rotate();
      await trail.custody.rotate();
    }
    const before = await readManifest(room);
    await spoil(join(room.directory, 'manifest.json'));
    await room.visit();
    assert.deepEqual((await readManifest(room)).files, before.files);
  });
}

test('a closed file is never appended to, even when it is the newest that is left', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open();
    await trail.custody.rotate();
  }
  await unlink(join(room.directory, '2026-11-20-1.audit'));
  const closed = await readFile(join(room.directory, '2026-11-20.audit'));
  await room.visit();
  assert.deepEqual(await readFile(join(room.directory, '2026-11-20.audit')), closed);
});

/** A disk on which, while it is asked to, no file is made. */
const crampedDisk = () => {
  const disk = { isFull: false, refused: 0 };
  const storage: Storage = {
    open: async (path) => {
      const directory = await fileStorage.open(path);
      const openFile = (name: string) => {
        if (!disk.isFull) return directory.openFile(name);
        disk.refused += 1;
        return Promise.reject(Object.assign(new Error('EMFILE'), { code: 'EMFILE' }));
      };
      return { ...directory, openFile };
    },
  };
  return { disk, storage };
};

test('while no further file can be made the trail goes on in the one it has', async () => {
  await using room = await trailRoom();
  const { disk, storage } = crampedDisk();
  let now = Date.UTC(2026, 10, 20, 12);
  const clock = () => now;
  await using trail = await room.open({ storage, clock, rotation: { max_bytes: 600 } });
  const auditor = room.auditor(trail);
  disk.isFull = true;
  for (let n = 0; n < 5; n += 1) await auditor.record(aCriticalEvent(`${n}`));
  assert.equal(disk.refused, 1, 'it is not asked again with every event');
  assert.equal((await auditFiles(room.directory)).length, 1);
  assert.match(room.lines.join(''), /ERROR audit: the trail goes on in 2026-11-20.audit/);
  disk.isFull = false;
  now += 1_000;
  await auditor.record(aCriticalEvent('5'));
  assert.equal((await auditFiles(room.directory)).length, 2);
  assert.deepEqual(await room.counted(), { attempts: 6, failures: 0, critical: 0 });
  assert.equal((await room.records()).length, 6);
});

test('who asks for another file is told when there can be none', async () => {
  await using room = await trailRoom();
  const { disk, storage } = crampedDisk();
  await using trail = await room.open({ storage });
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  disk.isFull = true;
  await assert.rejects(trail.custody.rotate(), /no file could be opened after 2026-11-20.audit/);
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.equal((await room.records()).length, 2);
});
