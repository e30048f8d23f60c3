import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, rename, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, eventually, trailRoom } from './testing';

const FILE = '2026-11-20.audit';

const displacements: readonly (readonly [string, (path: string) => Promise<void>])[] = [
  ['removed', (path) => unlink(path)],
  ['moved', (path) => rename(path, `${path}.away`)],
  [
    'replaced by another file',
    async (path) => {
      await unlink(path);
      await writeFile(path, 'not a record\n');
    },
  ],
  [
    'replaced by a directory',
    async (path) => {
      await unlink(path);
      await mkdir(path);
    },
  ],
];

for (const [what, displace] of displacements) {
  test(`a file ${what} under its writer is restored whole, and the trail tells of it`, async () => {
    await using room = await trailRoom();
    await using trail = await room.open();
    const auditor = room.auditor(trail);
    await auditor.record(aCriticalEvent('before'));
    await displace(join(room.directory, FILE));
    await auditor.record(aCriticalEvent('after'));
    assert.deepEqual(
      (await room.records()).map(({ event }) => event.path),
      ['before', 'after'],
    );
    assert.deepEqual(await room.counted(), { attempts: 2, failures: 0, critical: 0 });
    assert.equal((await room.life()).at(-1)?.event.reason, 'displaced');
    assert.match(room.lines.join(''), /ERROR audit: 2026-11-20.audit was displaced/);
  });
}

test('what took the place of the file is kept as evidence beside the trail', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  await unlink(join(room.directory, FILE));
  await writeFile(join(room.directory, FILE), 'not a record\n');
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  const foreign = (await readdir(room.directory)).find((name) => name.includes('.foreign-')) ?? '';
  assert.equal(await readFile(join(room.directory, foreign), 'utf8'), 'not a record\n');
});

test('an idle writer notices it too, without an event', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await unlink(join(room.directory, FILE));
  await eventually(async () => (await readdir(room.directory)).includes(FILE));
  await eventually(async () => (await room.life()).at(-1)?.event.event_type === 'TrailRotated');
  assert.equal((await room.records()).length, 1);
});

test('records that were cut out of a displaced file are counted and told as lost', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  trail.emit(aRoutineEvent(), 'routine');
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await truncate(join(room.directory, FILE), 0);
  await unlink(join(room.directory, FILE));
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await trail[Symbol.asyncDispose]();
  const lines = (await readFile(join(room.directory, FILE), 'utf8')).trimEnd().split('\n');
  const events = lines.map(
    (line) => (JSON.parse(line) as { event: Record<string, unknown> }).event,
  );
  const lost = events.find(({ event_type }) => event_type === 'EventsLost');
  assert.deepEqual([lost?.count, lost?.cause], [3, 'FILE_DISPLACED']);
  assert.match(room.lines.join(''), /displaced under its writer and could not be restored/);
});

for (const fault of ['write-error', 'sync-error'] as const) {
  test(`a ${fault} while the records are carried over loses none of them, and is tried again`, async () => {
    await using room = await trailRoom();
    let now = Date.UTC(2026, 10, 20, 12);
    const trail = await room.open({ clock: () => now });
    const auditor = room.auditor(trail);
    await auditor.record(aCriticalEvent('before'));
    await unlink(join(room.directory, FILE));
    // The first of its kind is the event's own, which the displaced file still takes.
    room.disk.inject(fault, fault === 'write-error' ? 1 : 2, 1);
    await auditor.record(aCriticalEvent('refused'));
    now += 2_000;
    await auditor.record(aCriticalEvent('after'));
    await trail[Symbol.asyncDispose]();
    assert.deepEqual(
      (await room.records()).map(({ event }) => event.path),
      ['before', 'after'],
    );
    assert.deepEqual(await room.counted(), { attempts: 3, failures: 1, critical: 1 });
    const lost = (await room.life()).filter(({ event }) => event.event_type === 'EventsLost');
    assert.deepEqual(
      lost.map(({ event }) => [event.count, event.cause]),
      [[1, 'DISPLACED']],
    );
  });
}
