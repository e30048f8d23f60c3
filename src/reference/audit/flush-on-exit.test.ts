import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { aRoutineEvent, trailRoom } from './testing';

const PROGRAM = join(__dirname, 'testing', 'exiting-program.ts');
const DEADLINE_MS = 30_000;

for (const ending of [
  'natural end',
  'process.exit in the same tick',
  'process.exit during a write',
  'SIGTERM in the same tick',
  'SIGINT in the same tick',
  'SIGTERM, and again during the flush',
  'unhandled rejection',
  'uncaught exception',
]) {
  test(`${ending}: no buffered event is lost`, async () => {
    await using room = await trailRoom();
    const argv = ['--require', 'ts-node/register', PROGRAM, room.directory, ending];
    const { status, stderr } = spawnSync(process.execPath, argv, {
      encoding: 'utf8',
      timeout: DEADLINE_MS,
    });
    assert.equal(status, ending.startsWith('un') ? 1 : 0, stderr);
    const records = await room.records();
    assert.deepEqual(
      records.map(({ event }) => event.shard_id),
      Array.from({ length: 1000 }, (_, n) => `shard-${n}`),
    );
    assert.equal((await room.life()).at(-1)?.event.event_type, 'TrailClosed');
  });
}

test('what the disk refuses at exit fails and is logged', async () => {
  await using room = await trailRoom();
  await using trail = await room.open();
  const auditor = room.auditor(trail);
  await auditor.record(aRoutineEvent());
  room.disk.inject('write-error', 0);
  trail.flushSync();
  assert.deepEqual(await room.counted(), { attempts: 1, failures: 1, critical: 0 });
  assert.match(room.lines.join(''), /ERROR audit: events are lost at process exit.*EIO/);
});

test('a trail that was disposed has nothing left to write at exit', async () => {
  await using room = await trailRoom();
  const trail = await room.open();
  await trail[Symbol.asyncDispose]();
  trail.flushSync();
  assert.deepEqual(room.lines, []);
});
