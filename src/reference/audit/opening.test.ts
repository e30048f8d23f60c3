import assert from 'node:assert/strict';
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileStorage } from './file-storage';
import { aCriticalEvent, aRoutineEvent, trailRoom } from './testing';

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

test('what is asked of the keepers of a trail that is not open is refused, and harms nothing', async () => {
  await using room = await trailRoom();
  await writeFile(room.directory, '');
  await using trail = await room.open();
  await assert.rejects(trail.custody.applyRetention(), { code: 'UNAVAILABLE' });
  await assert.rejects(trail.custody.rotate(), { code: 'UNAVAILABLE' });
});

test('a trail that was disposed of does not open its directory again, whatever is asked', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  await trail[Symbol.asyncDispose]();
  const hold = { hold: 'case-7', reason: 'litigation', by: 'counsel' };
  await assert.rejects(trail.custody.rotate(), { code: 'DISPOSED' });
  await assert.rejects(trail.custody.applyRetention(), { code: 'DISPOSED' });
  await assert.rejects(trail.custody.setLegalHold(hold), { code: 'DISPOSED' });
  await room.visit();
  assert.deepEqual(room.lines, []);
});

/** A storage that cannot be opened the first time, and how often that was tried. */
const refusingAtFirst = () => {
  let tried = 0;
  const storage: typeof fileStorage = {
    open: (path) => {
      tried += 1;
      return tried === 1 ? Promise.reject(new Error('not yet')) : fileStorage.open(path);
    },
  };
  return { storage, opened: () => tried };
};

test('a trail that could not be opened is tried again after a while, not at every event', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20);
  const { storage, opened } = refusingAtFirst();
  await using trail = await room.open({ storage, clock: () => now });
  for (let n = 0; n < 100; n += 1) trail.emit(aRoutineEvent(), 'routine');
  assert.equal(opened(), 1);
  now += 60_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  now -= 60_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  assert.equal((await room.records()).length, 2);
});

test('a clock that is set back does not make a refusal last', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20);
  const { storage } = refusingAtFirst();
  await using trail = await room.open({ storage, clock: () => now });
  assert.equal(trail.emit(aRoutineEvent(), 'routine').failure?.code, 'UNAVAILABLE');
  now -= 3_600_000;
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
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

test('records taken off the end together with the head that attested them leave a word on it', async () => {
  await using room = await trailRoom();
  const file = join(room.directory, '2026-11-20.audit');
  const live = async () => {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  };
  await live();
  await live();
  const whole = await readFile(file, 'utf8');
  await truncate(file, whole.trimEnd().lastIndexOf('\n') + 1);
  await rm(join(room.directory, 'head.json'));
  await live();
  const opened = (await room.life()).filter(({ event }) => event.event_type === 'TrailOpened');
  assert.deepEqual(
    opened.map(({ event }) => event.head ?? 'there'),
    ['there', 'there', 'missing'],
  );
  assert.ok(
    room.lines.some((line) => line.includes('WARN audit: no head attests where the trail')),
  );
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
