import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  at,
  bodyOf,
  FIRST,
  Forge,
  KEY,
  LATER_KEY,
  sealLine,
  SECOND,
  ten,
  verify,
  withFile,
} from './testing';

describe('keys', () => {
  const rotated = () =>
    new Forge().fill(3).changeKey(LATER_KEY).rotate(SECOND).fill(3).manifest().head();

  test('hand a chain over to each other, the one in force given first', async () => {
    const { ok, records, tail } = await verify(rotated().files, [LATER_KEY, KEY]);
    assert.deepEqual({ ok, records, tail }, { ok: true, records: 7, tail: 'attested' });
  });

  test('that are wrong fit no record', async () => {
    const verified = await verify(ten(), [Buffer.alloc(32)]);
    assert.deepEqual(at(verified), { file: FIRST, line: 1, seq: 1 });
    assert.match(verified.firstBad?.reason ?? '', /under the key given/);
    const more = await verify(ten(), [Buffer.alloc(32), LATER_KEY]);
    assert.match(more.firstBad?.reason ?? '', /under any of the 2 keys given/);
  });

  test('that are old do not reach beyond the hand-over, which is named', async () => {
    const verified = await verify(rotated().files, [KEY]);
    assert.deepEqual(at(verified), { file: FIRST, line: 4, seq: 4 });
    assert.match(verified.firstBad?.reason ?? '', /not given/);
  });

  test('that are new do not reach back', async () => {
    assert.deepEqual(at(await verify(rotated().files, [LATER_KEY])), {
      file: FIRST,
      line: 1,
      seq: 1,
    });
  });

  test('that were handed over make no further record', async () => {
    const forge = new Forge().fill(1).changeKey(LATER_KEY).fill(1);
    const late = Buffer.from(sealLine(bodyOf({}, forge.place), KEY).line);
    const bytes = Buffer.concat([forge.files.get(FIRST) ?? Buffer.alloc(0), late]);
    const verified = await verify(withFile(forge.files, FIRST, bytes), [LATER_KEY, KEY]);
    assert.deepEqual(at(verified), { file: FIRST, line: 4, seq: 4 });
    assert.match(verified.firstBad?.reason ?? '', /does not fit its bytes$/);
  });

  test('that were in force once cannot be the last word', async () => {
    const verified = await verify(new Forge().fill(3).files, [LATER_KEY, KEY]);
    assert.deepEqual(at(verified), { file: FIRST, line: 3, seq: 3 });
    assert.match(verified.firstBad?.reason ?? '', /ends under the key named .* in force first/);
  });

  test('hand nothing over without the proof of both', async () => {
    for (const change of [
      { proof: 'a'.repeat(64) },
      { proof: null },
      { old_key: 'a'.repeat(16) },
    ]) {
      const files = new Forge().fill(1).changeKey(LATER_KEY, change).fill(1).files;
      const verified = await verify(files, [LATER_KEY, KEY]);
      assert.deepEqual(at(verified), { file: FIRST, line: 2, seq: 2 });
      assert.match(verified.firstBad?.reason ?? '', /not proven by both/);
    }
  });

  test('that are outdated vouch for nothing beside the files', async () => {
    const forge = new Forge().fill(3).head();
    const old = forge.files.get('head.json');
    const files = forge.changeKey(LATER_KEY).fill(1).files;
    files.set('head.json', old ?? Buffer.alloc(0));
    const { ok, tail } = await verify(files, [LATER_KEY, KEY]);
    assert.deepEqual({ ok, tail }, { ok: true, tail: 'not-attested' });
  });
});
