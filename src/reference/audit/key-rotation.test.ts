import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { aRoutineEvent, readBack, readManifest, trailRoom, type TrailRoom } from './testing';

const NEW_KEY = Buffer.alloc(32, 9);

const withKey = (key: Buffer) => ({ readKey: () => Promise.resolve(Buffer.from(key)) });

const rotated = async (room: TrailRoom) => {
  await using trail = await room.open();
  trail.emit(aRoutineEvent('old'), 'routine');
  await trail.flush();
  await trail.custody.rotateKey(Buffer.from(NEW_KEY));
  trail.emit(aRoutineEvent('new'), 'routine');
};

test('the chain goes on under the new key, and what came before verifies with the old one', async () => {
  await using room = await trailRoom();
  await rotated(room);
  const records = await readBack(room.directory, [room.key, NEW_KEY]);
  assert.deepEqual(
    records.map(({ file, event }) => [file, event.event_type]),
    [
      ['2026-11-20.audit', 'TrailOpened'],
      ['2026-11-20.audit', 'SealVerified'],
      ['2026-11-20.audit', 'KeyRotated'],
      ['2026-11-20-1.audit', 'TrailRotated'],
      ['2026-11-20-1.audit', 'SealVerified'],
      ['2026-11-20-1.audit', 'TrailClosed'],
    ],
  );
  await assert.rejects(readBack(room.directory, [room.key, room.key]), /its hash/);
});

test('the hand-over is hashed with the old key and proven with the new one, and shows neither', async () => {
  await using room = await trailRoom();
  await rotated(room);
  const text = await readFile(join(room.directory, '2026-11-20.audit'), 'utf8');
  const { log_id, event } = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as {
    log_id: string;
    event: { old_key: string; new_key: string; proof: string };
  };
  const statement = ['proofgate/1 key rotation', log_id, event.old_key, event.new_key].join('\n');
  assert.equal(event.proof, createHmac('sha256', NEW_KEY).update(statement).digest('hex'));
  for (const name of await readdir(room.directory)) {
    const content = await readFile(join(room.directory, name), 'utf8');
    for (const key of [room.key, NEW_KEY]) assert.ok(!content.includes(key.toString('hex')));
  }
});

test('head and manifest are sealed with the new key', async () => {
  await using room = await trailRoom();
  await rotated(room);
  const { files } = await readManifest({ directory: room.directory, key: NEW_KEY });
  assert.deepEqual(
    files.map(({ file }) => file),
    ['2026-11-20.audit'],
  );
});

test('a restart needs the new key', async () => {
  await using room = await trailRoom();
  await rotated(room);
  {
    await using stale = await room.open();
    assert.equal(stale.emit(aRoutineEvent(), 'routine').failure?.code, 'BROKEN_CHAIN');
  }
  {
    await using trail = await room.open(withKey(NEW_KEY));
    trail.emit(aRoutineEvent('restarted'), 'routine');
  }
  const records = await readBack(room.directory, [room.key, NEW_KEY]);
  assert.deepEqual(
    records.flatMap(({ event }) => event.shard_id ?? []),
    ['old', 'new', 'restarted'],
  );
});

test('a crash right after the hand-over is survived with the new key, and told to who has the old', async () => {
  await using room = await trailRoom();
  await rotated(room);
  const handedOver = await readFile(join(room.directory, '2026-11-20.audit'));
  await rm(room.directory, { recursive: true });
  await mkdir(room.directory);
  await writeFile(join(room.directory, '2026-11-20.audit'), handedOver);
  {
    await using stale = await room.open();
    assert.equal(stale.emit(aRoutineEvent(), 'routine').failure?.code, 'KEY_ROTATED');
  }
  {
    await using trail = await room.open(withKey(NEW_KEY));
    trail.emit(aRoutineEvent('new'), 'routine');
  }
  const records = await readBack(room.directory, [room.key, NEW_KEY]);
  assert.equal(records.at(-2)?.event.shard_id, 'new');
});

test('the buffer of the new key is zeroed, and a key of another length changes nothing', async () => {
  await using room = await trailRoom();
  const next = Buffer.from(NEW_KEY);
  await using trail = await room.open();
  await assert.rejects(trail.custody.rotateKey(Buffer.alloc(16)), { code: 'INVALID_KEY' });
  assert.equal((await room.life()).length, 1);
  await trail.custody.rotateKey(next);
  assert.deepEqual(next, Buffer.alloc(32));
});
