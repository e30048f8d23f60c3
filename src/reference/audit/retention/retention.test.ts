import assert from 'node:assert/strict';
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBack, readManifest, trailRoom, type TrailRoom } from '../testing';

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 0, 1, 12);
const retention = { days: 2555 } as const;
const HOLD = { hold: 'case-7', reason: 'litigation', by: 'counsel' };

/** A file a month for so many months, each the whole life of a trail. */
const livedThrough = async (room: TrailRoom, months: number): Promise<number> => {
  let now = FIRST_DAY;
  for (let month = 0; month < months; month += 1) {
    await room.visit({ clock: () => now, retention });
    now += 30 * DAY;
  }
  return now - 30 * DAY;
};

const auditFiles = async (room: TrailRoom) =>
  (await readdir(room.directory)).filter((name) => name.endsWith('.audit')).length;

test('expired files go, the oldest first, and the rest verifies from the recorded boundary', async () => {
  await using room = await trailRoom();
  const now = await livedThrough(room, 90);
  const { boundary, files } = await readManifest(room);
  assert.ok(boundary !== null);
  const records = await readBack(room.directory, [room.key], { start: boundary });
  const applied = records.filter(({ event }) => event.event_type === 'RetentionApplied').at(-1);
  assert.equal(applied?.event.through_seq, boundary.seq);
  assert.equal(applied.event.through_hash, boundary.hash);
  const oldest = Date.parse(files[0]?.closed_at ?? '');
  assert.ok(oldest + 2555 * DAY > now && oldest + 2555 * DAY <= now + 31 * DAY);
  assert.equal(await auditFiles(room), files.length + 1);
});

test('a file younger than the minimum is never removed', async () => {
  await using room = await trailRoom();
  await livedThrough(room, 80);
  assert.equal(await auditFiles(room), 80);
  assert.equal((await readManifest(room)).boundary, null);
});

test('a clock ten years ahead removes nothing, on this start or the next, until it is confirmed', async () => {
  await using room = await trailRoom();
  const now = (await livedThrough(room, 3)) + 3650 * DAY;
  for (let start = 0; start < 3; start += 1) {
    await room.visit({ clock: () => now + start, retention });
  }
  assert.equal((await readManifest(room)).boundary, null);
  assert.match(room.lines.join(''), /WARN audit: the clock says 2029.*nothing is removed/);
  const clock_confirmed_on = new Date(now).toISOString().slice(0, 10);
  await room.visit({ clock: () => now + 5, retention: { ...retention, clock_confirmed_on } });
  assert.notEqual((await readManifest(room)).boundary, null);
});

test('a day still to come, taken for a confirmation, removes nothing', async () => {
  await using room = await trailRoom();
  const now = await livedThrough(room, 3);
  const clock_confirmed_on = '2062-01-01';
  await room.visit({ clock: () => now, retention: { ...retention, clock_confirmed_on } });
  assert.equal((await readManifest(room)).boundary, null);
});

test('a clock that was ten years ahead when the trail began ages no file that came since', async () => {
  await using room = await trailRoom();
  await room.visit({ clock: () => FIRST_DAY + 3650 * DAY, retention });
  {
    await using trail = await room.open({ clock: () => FIRST_DAY, retention });
    await trail.custody.rotate();
    await trail.custody.rotate();
  }
  await room.visit({ clock: () => FIRST_DAY + DAY, retention });
  const { boundary, files } = await readManifest(room);
  assert.equal(boundary, null);
  assert.equal(files.length, 2);
});

test('a clock ten years ahead removes nothing when the manifest was lost as well', async () => {
  await using room = await trailRoom();
  const now = (await livedThrough(room, 3)) + 3650 * DAY;
  await unlink(join(room.directory, 'manifest.json'));
  await room.visit({ clock: () => now, retention });
  assert.equal((await readManifest(room)).boundary, null);
  assert.equal(await auditFiles(room), 4);
});

test('under a legal hold no file goes, also when the manifest was lost; lifted, they go', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open({ clock: () => FIRST_DAY, retention });
    await trail.custody.setLegalHold(HOLD);
    assert.deepEqual((await readManifest(room)).holds, [HOLD]);
  }
  const now = FIRST_DAY + 2600 * DAY;
  const clock_confirmed_on = new Date(now).toISOString().slice(0, 10);
  const later = { clock: () => now, retention: { ...retention, clock_confirmed_on } };
  await unlink(join(room.directory, 'manifest.json'));
  {
    await room.visit(later);
    assert.deepEqual((await readManifest(room)).holds, [HOLD]);
    assert.equal((await readManifest(room)).boundary, null);
    assert.match(room.lines.join(''), /WARN audit: 1 expired files stay, held by case-7/);
  }
  await using trail = await room.open(later);
  await trail.custody.liftLegalHold({ ...HOLD, reason: 'settled' });
  assert.equal(await trail.custody.applyRetention(), 1);
  const { boundary } = await readManifest(room);
  assert.ok(boundary !== null);
  const told = await readBack(room.directory, [room.key], { start: boundary });
  const types = told.map(({ event }) => event.event_type);
  assert.ok(types.includes('LegalHoldLifted') && types.includes('RetentionApplied'));
});

test('no policy, no removal', async () => {
  await using room = await trailRoom();
  let now = FIRST_DAY;
  for (let life = 0; life < 2; life += 1) {
    await room.visit({ clock: () => now });
    now += 5000 * DAY;
  }
  assert.equal(await auditFiles(room), 2);
});
