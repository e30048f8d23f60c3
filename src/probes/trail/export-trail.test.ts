import assert from 'node:assert/strict';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { diskSource } from './disk-source';
import { exportTrail } from './export-trail';
import {
  FIRST,
  Forge,
  KEY,
  LATER_KEY,
  SECOND,
  THIRD,
  ground,
  threeFiles,
  withFile,
} from './testing';
import { TrailKey } from './trail-key';
import { verifyTrail } from './verify-trail';

const nowIso = '2026-11-22T00:00:00.000Z';

/** Exports a trail that lies on disk; gives the copy's directory and its verification. */
const exported = async (
  on: Awaited<ReturnType<typeof ground>>,
  files: ReadonlyMap<string, Buffer>,
  secrets: readonly Buffer[] = [KEY],
) => {
  const source = diskSource(await on.lay('trail', files));
  const keys = secrets.map((secret) => new TrailKey(secret));
  const output = on.path('copy');
  const verification = await exportTrail({ source, keys, output, nowIso });
  const again = () => verifyTrail(diskSource(output), keys);
  return { output, verification, again };
};

describe('an export', () => {
  test('holds the same records and verifies on its own, for its owner alone', async () => {
    await using on = await ground();
    const files = threeFiles();
    const { output, verification, again } = await exported(on, files);
    assert.deepEqual(verification, {
      ok: true,
      records: 12,
      files: 3,
      tail: 'attested',
      attestedThrough: 12,
      unlisted: 0,
      lacks: [],
    });
    assert.deepEqual(await again(), verification);
    assert.equal((await stat(output)).mode & 0o777, 0o700);
    const names = [FIRST, SECOND, THIRD].flatMap((name) => [name, `${name}.sha256`]);
    assert.deepEqual(
      (await readdir(output)).sort(),
      [...names, 'head.json', 'manifest.json'].sort(),
    );
    for (const name of [FIRST, SECOND, THIRD]) {
      assert.deepEqual(await readFile(join(output, name)), files.get(name));
      assert.equal((await stat(join(output, name))).mode & 0o777, 0o600);
    }
  });

  test('misses every record and every file that is taken from it, though nothing attests its end', async () => {
    await using on = await ground();
    const files = new Forge().fill(3).rotate(SECOND).fill(3).files;
    const { output, verification, again } = await exported(on, files);
    assert.deepEqual([verification.ok, verification.tail], [true, 'not-attested']);
    const last = files.get(SECOND) ?? Buffer.alloc(0);
    await writeFile(join(output, SECOND), last.subarray(0, last.lastIndexOf('\n', -2) + 1));
    assert.equal((await again()).ok, false);
    await writeFile(join(output, SECOND), '');
    assert.equal((await again()).ok, false);
  });

  test('leaves a torn tail behind and says no more of the end than the trail does', async () => {
    await using on = await ground();
    const files = new Forge().fill(3).head().fill(1).files;
    const torn = Buffer.concat([files.get(FIRST) ?? Buffer.alloc(0), Buffer.from('{"seq":5')]);
    const { verification } = await exported(on, withFile(files, FIRST, torn));
    assert.deepEqual(verification, {
      ok: true,
      records: 4,
      files: 1,
      tail: 'not-attested',
      attestedThrough: 3,
      unlisted: 0,
      lacks: [],
    });
  });

  test('keeps the boundary of retention, wherever the trail has it from', async () => {
    const { place } = new Forge().fill(4);
    const event = { event_type: 'RetentionApplied', through_seq: 4, through_hash: place.hash };
    for (const files of [
      new Forge().after(place).fill(2).manifest({ boundary: place }).files,
      new Forge().after(place).fill(2).append({ severity: 'LIFE', event }).files,
      new Forge()
        .after(place)
        .fill(2)
        .manifest({ boundary: place })
        .changeKey(LATER_KEY)
        .fill(1)
        .append({ severity: 'LIFE', event }).files,
    ]) {
      await using on = await ground();
      const isRotated = files.get(FIRST)?.includes('KeyRotated') === true;
      const { verification } = await exported(on, files, isRotated ? [LATER_KEY, KEY] : [KEY]);
      assert.equal(verification.ok, true);
    }
  });

  test('keeps what the manifest knows: holds, and when each file was closed', async () => {
    await using on = await ground();
    const holds = [{ hold: 'case-7', reason: 'litigation', by: 'counsel' }];
    const files = new Forge().fill(2).rotate(SECOND).fill(1).manifest({ holds }).files;
    const { output } = await exported(on, files);
    const manifest = JSON.parse(await readFile(join(output, 'manifest.json'), 'utf8')) as {
      holds: object[];
      files: { closed_at: string }[];
    };
    assert.deepEqual(manifest.holds, holds);
    assert.deepEqual(
      manifest.files.map(({ closed_at }) => closed_at),
      ['2026-11-20T12:00:00.000Z', nowIso],
    );
  });

  test('verifies over a change of keys', async () => {
    await using on = await ground();
    const files = new Forge()
      .fill(2)
      .changeKey(LATER_KEY)
      .rotate(SECOND)
      .fill(2)
      .manifest()
      .head().files;
    const { verification } = await exported(on, files, [LATER_KEY, KEY]);
    assert.deepEqual([verification.ok, verification.tail], [true, 'attested']);
  });

  test('of a trail without a record has neither manifest nor head', async () => {
    await using on = await ground();
    const { output, verification } = await exported(on, new Map([[FIRST, Buffer.alloc(0)]]));
    assert.deepEqual([verification.ok, verification.records], [true, 0]);
    assert.deepEqual(
      (await readdir(output)).filter((name) => name.endsWith('.json')),
      [],
    );
  });

  test('of a trail without a manifest begins where the trail begins', async () => {
    await using on = await ground();
    const { output } = await exported(on, new Forge().fill(2).files);
    const text = await readFile(join(output, 'manifest.json'), 'utf8');
    const { boundary, holds } = JSON.parse(text) as { boundary: unknown; holds: unknown };
    assert.deepEqual({ boundary, holds }, { boundary: null, holds: [] });
    assert.deepEqual((await readdir(output)).includes('head.json'), false);
  });

  test('takes no head along that an earlier key sealed, since it vouches for nothing', async () => {
    await using on = await ground();
    const forge = new Forge().fill(3).head();
    const old = forge.files.get('head.json') ?? null;
    const files = withFile(forge.changeKey(LATER_KEY).fill(1).files, 'head.json', old);
    const { output, verification } = await exported(on, files, [LATER_KEY, KEY]);
    assert.equal(verification.ok, true);
    assert.equal((await readdir(output)).includes('head.json'), false);
  });

  test('of a trail that begins after retention, by the word of its records, says where', async () => {
    await using on = await ground();
    const place = { seq: 4, hash: 'a'.repeat(64) };
    const event = {
      ...{ event_type: 'RetentionApplied', through_seq: place.seq, through_hash: place.hash },
    };
    const files = new Forge().after(place).fill(2).append({ severity: 'LIFE', event }).files;
    const { output, verification } = await exported(on, files);
    assert.equal(verification.ok, true);
    const text = await readFile(join(output, 'manifest.json'), 'utf8');
    assert.deepEqual((JSON.parse(text) as { boundary: unknown }).boundary, place);
  });

  test('is not made of a trail that does not hold', async () => {
    await using on = await ground();
    const { output, verification } = await exported(on, withFile(threeFiles(), SECOND, null));
    assert.equal(verification.firstBad?.file, SECOND);
    await assert.rejects(readdir(output), { code: 'ENOENT' });
  });

  test('never writes into a directory that holds something', async () => {
    await using on = await ground();
    await on.lay('copy', new Map([['note', Buffer.from('mine')]]));
    await assert.rejects(exported(on, threeFiles()), { code: 'OUTPUT_IN_USE' });
    assert.deepEqual(await readdir(on.path('copy')), ['note']);
  });

  test('says so when it cannot be written', async () => {
    await using on = await ground();
    await writeFile(on.path('copy'), 'a file');
    await assert.rejects(exported(on, threeFiles()), { code: 'OUTPUT_FAILED' });
  });
});
