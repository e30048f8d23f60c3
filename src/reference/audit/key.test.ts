import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readKeyFile } from './key';
import { aRoutineEvent, trailRoom } from './testing';

const withKeyFile = async (text: string, use: (path: string) => Promise<void>) => {
  const directory = await mkdtemp(join(tmpdir(), 'key-'));
  try {
    await writeFile(join(directory, 'key'), text);
    await use(join(directory, 'key'));
  } finally {
    await rm(directory, { recursive: true });
  }
};

test('a key file of 64 hex digits, newline or not, is 32 bytes', () =>
  withKeyFile(`${'0fA0'.repeat(16)}\n`, async (path) => {
    assert.deepEqual(await readKeyFile(path), Buffer.from('0fa0'.repeat(16), 'hex'));
  }));

for (const [what, text] of [
  ['too short', 'ab'.repeat(31)],
  ['too long', 'ab'.repeat(33)],
  ['not hex', 'xy'.repeat(32)],
  ['empty', ''],
] as const) {
  test(`a key file that is ${what} is refused without quoting it`, () =>
    withKeyFile(text, (path) =>
      assert.rejects(readKeyFile(path), (error: Error & { code: string }) => {
        assert.equal(error.code, 'INVALID_KEY');
        assert.ok(text === '' || !error.message.includes(text));
        return true;
      }),
    ));
}

test('an absent key file is refused with the reason', () =>
  assert.rejects(readKeyFile('/nowhere/key'), { code: 'INVALID_KEY' }));

test('the key is zeroed when the trail is disposed', async () => {
  await using room = await trailRoom();
  const key = Buffer.alloc(32, 7);
  const trail = await room.open({ readKey: () => Promise.resolve(key) });
  trail.emit(aRoutineEvent(), 'routine');
  await trail[Symbol.asyncDispose]();
  assert.deepEqual(key, Buffer.alloc(32));
  assert.equal((await room.records()).length, 1);
});
