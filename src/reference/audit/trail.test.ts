import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileStorage } from './file-storage';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

const types = (records: readonly { event: { event_type: string } }[]) =>
  records.map(({ event }) => event.event_type);

test('a flushed event is one line with every member of the format, in order', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  const text = await readFile(join(room.directory, '2026-11-20.audit'), 'utf8');
  const record = JSON.parse(text.split('\n')[1] ?? '') as Record<string, unknown>;
  assert.deepEqual(Object.keys(record), [
    'seq',
    'log_id',
    'audit_id',
    'timestamp',
    'service_id',
    'severity',
    'event',
    'prev_hash',
    'hash',
  ]);
  assert.equal(record.timestamp, '2026-11-20T12:00:00.000Z');
  assert.equal(record.severity, 'ROUTINE');
  assert.deepEqual(record.event, aRoutineEvent());
  assert.equal((await room.records()).length, 1);
});

test('the directory and its files belong to their owner alone, even if they did not before', async () => {
  await using room = await trailRoom();
  await mkdir(room.directory, { mode: 0o755 });
  await writeFile(join(room.directory, '2026-11-20.audit'), '', { mode: 0o644 });
  await using trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await trail.flush();
  const mode = async (path: string) => (await stat(path)).mode & 0o777;
  assert.equal(await mode(room.directory), 0o700);
  assert.equal(await mode(join(room.directory, '2026-11-20.audit')), 0o600);
});

for (const mode of ['immediate', 'batched', 'hybrid'] as const) {
  test(`in ${mode} mode a critical event is synced at once, after all that came before it`, async () => {
    await using room = await trailRoom();
    await using trail = await room.open({ flush: { mode } });
    trail.emit(aRoutineEvent('first'), 'routine');
    trail.emit(aRoutineEvent('second'), 'routine');
    await trail.emit(aCriticalEvent(), 'critical').reached('synced');
    assert.deepEqual(types(await room.records()), [
      'SealVerified',
      'SealVerified',
      'PathTraversalAttempt',
    ]);
  });
}

test('in immediate mode every event has a sync of its own, in hybrid mode a batch shares one', async () => {
  const syncsOf = async (mode: 'immediate' | 'hybrid') => {
    await using room = await trailRoom();
    let syncs = 0;
    const counting: typeof fileStorage = {
      open: async (path) => {
        const directory = await fileStorage.open(path);
        return {
          ...directory,
          openFile: async (name) => {
            const file = await directory.openFile(name);
            return { ...file, sync: () => ((syncs += 1), file.sync()) };
          },
        };
      },
    };
    await using trail = await room.open({ storage: counting, flush: { mode } });
    syncs = 0;
    for (let n = 0; n < 5; n += 1) trail.emit(aRoutineEvent(), 'routine');
    await trail.flush();
    return syncs;
  };
  assert.equal(await syncsOf('immediate'), 5);
  assert.equal(await syncsOf('hybrid'), 1);
});

test('a full batch is written without anybody asking', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ flush: { batch_size: 3 } });
  const emissions = [1, 2, 3].map(() => trail.emit(aRoutineEvent(), 'routine'));
  await emissions[2]?.reached('synced');
  assert.equal((await room.records()).length, 3);
});

test('a lone routine event is on disk after the interval', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ flush: { interval_ms: 20 } });
  const emission = trail.emit(aRoutineEvent(), 'routine');
  const keepAlive = setTimeout(() => assert.fail('the interval never came'), 10_000);
  await emission.reached('synced');
  clearTimeout(keepAlive);
  assert.equal((await room.records()).length, 1);
});

test('an event that arrives while a batch is written still reaches the disk', async () => {
  await using room = await trailRoom();
  await using trail = await room.open({ flush: { interval_ms: 20 } });
  const first = trail.emit(aCriticalEvent(), 'critical');
  await first.reached('written');
  const second = trail.emit(aRoutineEvent(), 'routine');
  const keepAlive = setTimeout(() => assert.fail('the second event was forgotten'), 10_000);
  await second.reached('synced');
  clearTimeout(keepAlive);
  assert.deepEqual(types(await room.records()), ['PathTraversalAttempt', 'SealVerified']);
});

test('a restart continues the chain and the log', async () => {
  await using room = await trailRoom();
  for (let run = 0; run < 3; run += 1) {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(`run-${run}`), 'routine');
  }
  const records = await room.records();
  assert.equal(records.length, 3);
  assert.equal(new Set(records.map(({ log_id }) => log_id)).size, 1);
});

test('midnight UTC begins the next file and the chain goes on', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20, 23, 59);
  await using trail = await room.open({ clock: () => now });
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  now += 120_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.deepEqual(
    (await room.records()).map(({ file }) => file),
    ['2026-11-20.audit', '2026-11-21.audit'],
  );
});

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

test('after disposal an event is refused, and disposing again changes nothing', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await Promise.all([trail[Symbol.asyncDispose](), trail[Symbol.asyncDispose]()]);
  assert.equal(trail.emit(aRoutineEvent(), 'routine').failure?.code, 'DISPOSED');
  await trail[Symbol.asyncDispose]();
  assert.equal((await room.records()).length, 1);
  assert.deepEqual(room.lines, []);
});

test('what comes while the trail is being disposed is refused and counted, what came before is kept', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  const auditor = room.auditor(trail);
  for (let n = 0; n < 20; n += 1) auditor.emit(aRoutineEvent(`before-${n}`));
  const seen = { isDisposed: false };
  const disposal = Promise.all([
    trail[Symbol.asyncDispose](),
    trail[Symbol.asyncDispose](),
  ]).finally(() => (seen.isDisposed = true));
  let refused = 0;
  while (!seen.isDisposed) {
    assert.equal(auditor.emit(aCriticalEvent()).failure?.code, 'DISPOSED');
    refused += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await disposal;
  assert.ok(refused > 1);
  assert.equal((await room.records()).length, 20);
  assert.deepEqual(await room.counted(), {
    attempts: 20 + refused,
    failures: refused,
    critical: refused,
  });
});

test('a second writer on the directory is refused, and the first goes on', async () => {
  await using room = await trailRoom();
  await using first = await room.open();
  await using second = await room.open();
  assert.equal(second.emit(aRoutineEvent(), 'routine').failure?.code, 'LOCKED');
  await first.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.equal((await room.records()).length, 1);
});

test('a directory that is a file leaves a trail that refuses, says why, and disposes', async () => {
  await using room = await trailRoom();
  await writeFile(room.directory, '');
  const trail = await room.open();
  const { failure } = trail.emit(aRoutineEvent(), 'routine');
  assert.equal(failure?.code, 'UNAVAILABLE');
  assert.match(room.lines[0] ?? '', /ERROR audit: the trail cannot be opened.*(EEXIST|ENOTDIR)/);
  await assert.rejects(trail.flush(), { code: 'UNAVAILABLE' });
  await trail[Symbol.asyncDispose]();
});

test('a trail that could not be opened is tried again after a while, not at every event', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20);
  let opened = 0;
  const storage: typeof fileStorage = {
    open: (path) => {
      opened += 1;
      return opened === 1 ? Promise.reject(new Error('not yet')) : fileStorage.open(path);
    },
  };
  await using trail = await room.open({ storage, clock: () => now });
  for (let n = 0; n < 100; n += 1) trail.emit(aRoutineEvent(), 'routine');
  assert.equal(opened, 1);
  now += 60_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  now -= 60_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.equal((await room.records()).length, 2);
});

for (const [what, target] of [
  ['a link to a device', '/dev/full'],
  ['a link to a file elsewhere', '../elsewhere'],
] as const) {
  test(`${what} in the place of the file is never written to`, async () => {
    await using room = await trailRoom();
    await mkdir(room.directory);
    await writeFile(join(room.directory, '../elsewhere'), '');
    await symlink(target, join(room.directory, '2026-11-20.audit'));
    await using trail = await room.open();
    assert.equal(trail.emit(aCriticalEvent(), 'critical').failure?.code, 'UNAVAILABLE');
    assert.match(room.lines[0] ?? '', /ELOOP/);
    assert.equal(await readFile(join(room.directory, '../elsewhere'), 'utf8'), '');
  });
}

test('a torn last line is set aside and the chain goes on behind it', async () => {
  await using room = await trailRoom();
  const file = join(room.directory, '2026-11-20.audit');
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  await writeFile(file, '{"seq":2,"log', { flag: 'a' });
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  assert.equal((await room.records()).length, 2);
  assert.equal(await readFile(`${file}.torn`, 'utf8'), '{"seq":2,"log');
  assert.match(room.lines[0] ?? '', /WARN audit: 13 bytes of an unfinished record/);
});

test('a trail of another key is refused rather than continued', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  await using trail = await room.open({ readKey: () => Promise.resolve(Buffer.alloc(32, 8)) });
  assert.equal(trail.emit(aRoutineEvent(), 'routine').failure?.code, 'BROKEN_CHAIN');
  assert.equal((await room.records()).length, 1);
});
