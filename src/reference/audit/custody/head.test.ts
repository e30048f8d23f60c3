import assert from 'node:assert/strict';
import { readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aCriticalEvent, aRoutineEvent, eventually, trailRoom, type TrailRoom } from '../testing';
import { MacKey } from '../mac-key';
import { openDocument } from './sealed-document';

const headOf = async ({ directory, key }: TrailRoom) =>
  openDocument(
    'proofgate/1 head',
    await readFile(join(directory, 'head.json'), 'utf8'),
    new MacKey(Buffer.from(key)),
  ) as Record<string, unknown>;

const FILE = '2026-11-20.audit';

test('after closing the head names the last record, its file and the bytes up to it', async () => {
  await using room = await trailRoom();
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent(), 'routine');
  }
  const last = (await room.life()).at(-1);
  const { seq, file, size, log_id } = await headOf(room);
  assert.deepEqual([seq, file, log_id], [last?.seq, FILE, last?.log_id]);
  assert.equal(size, (await stat(join(room.directory, FILE))).size);
});

test('while events come the head follows, a second or two behind', async () => {
  await using room = await trailRoom();
  let now = Date.UTC(2026, 10, 20, 12);
  await using trail = await room.open({ clock: () => (now += 1_000) });
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await trail.emit(aCriticalEvent(), 'critical').reached('synced');
  await eventually(async () => (await headOf(room)).seq === 3);
});

test('a tail that was cut off while nobody looked is noticed, told, and never grown over', async () => {
  await using room = await trailRoom();
  const file = join(room.directory, FILE);
  {
    await using trail = await room.open();
    for (let n = 0; n < 3; n += 1) trail.emit(aRoutineEvent(`shard-${n}`), 'routine');
  }
  const lines = (await readFile(file, 'utf8')).split('\n');
  await truncate(file, lines.slice(0, 2).join('\n').length + 1);
  {
    await using trail = await room.open();
    trail.emit(aRoutineEvent('after'), 'routine');
  }
  assert.match(room.lines.join(''), /ERROR audit: the end of the trail is gone: 3 records/);
  const next = await readFile(join(room.directory, '2026-11-20-1.audit'), 'utf8');
  const records = next
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredLine);
  assert.equal(records[0]?.seq, 6);
  const lost = records.find(({ event }) => event.event_type === 'EventsLost');
  assert.deepEqual([lost?.event.count, lost?.event.cause], [3, 'TAIL_MISSING']);
  await assert.rejects(room.records(), /its link|seq/);
});

interface StoredLine {
  readonly seq: number;
  readonly event: { readonly event_type: string; readonly count?: number; readonly cause?: string };
}

const UNATTESTED = / WARN audit: no head attests where the trail ended/;
for (const [what, spoil, told] of [
  ['removed', (path: string) => unlink(path), [UNATTESTED]],
  [
    'forged',
    (path: string) => writeFile(path, '{"format":"proofgate/1 head","seq":99}\n'),
    [/ WARN audit: head.json was not sealed by this key/, UNATTESTED],
  ],
] as const) {
  test(`a head that was ${what} does not keep the trail from going on`, async () => {
    await using room = await trailRoom();
    {
      await using trail = await room.open();
      trail.emit(aRoutineEvent(), 'routine');
    }
    await spoil(join(room.directory, 'head.json'));
    {
      await using trail = await room.open();
      trail.emit(aRoutineEvent(), 'routine');
    }
    assert.equal((await room.records()).length, 2);
    assert.equal((await headOf(room)).seq, 6);
    assert.equal(room.lines.length, told.length);
    for (const [n, line] of told.entries()) assert.match(room.lines[n] ?? '', line);
  });
}
