import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
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
