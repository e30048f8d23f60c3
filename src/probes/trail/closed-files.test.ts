import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIRST, Forge, SECOND, THIRD, at, ten, threeFiles, verify, withFile } from './testing';

describe('a whole file that is gone', () => {
  for (const [file, seq, line] of [
    [FIRST, 1, 1],
    [SECOND, 5, 1],
  ] as const) {
    test(`is missed when it is ${file} of the manifest`, async () => {
      const verified = await verify(withFile(threeFiles(), file, null));
      assert.deepEqual(at(verified), { file, line, seq });
      assert.match(verified.firstBad?.reason ?? '', /gone/);
    });
  }

  test('is missed when it is the last one, by the head', async () => {
    const verified = await verify(withFile(threeFiles(), THIRD, null));
    assert.equal(verified.firstBad?.seq, 9);
    assert.match(verified.firstBad.reason, /head\.json vouches for seq 12/);
  });

  test('is missed when it is the last one and closed, by the manifest or by its digest', async () => {
    const closed = new Forge().fill(2).rotate(SECOND).fill(2).rotate(THIRD).manifest().files;
    assert.deepEqual(at(await verify(withFile(closed, SECOND, null))), {
      file: SECOND,
      line: 1,
      seq: 3,
    });
    const noManifest = withFile(withFile(closed, 'manifest.json', null), SECOND, null);
    assert.deepEqual(at(await verify(noManifest)), { file: SECOND, line: 1, seq: null });
  });

  test('is missed by the chain alone where nothing else is left', async () => {
    const bare = new Map([...threeFiles()].filter(([name]) => name.endsWith('.audit')));
    assert.deepEqual(at(await verify(withFile(bare, FIRST, null))), {
      file: SECOND,
      line: 1,
      seq: 5,
    });
    assert.deepEqual(at(await verify(withFile(bare, SECOND, null))), {
      file: THIRD,
      line: 1,
      seq: 9,
    });
    const { ok, tail } = await verify(withFile(bare, THIRD, null));
    assert.deepEqual({ ok, tail }, { ok: true, tail: 'not-attested' });
  });

  test('is missed when all of them are', async () => {
    const left = new Map([...threeFiles()].filter(([name]) => name.endsWith('.json')));
    assert.deepEqual(at(await verify(left)), { file: FIRST, line: 1, seq: 1 });
    const digests = new Map([...threeFiles()].filter(([name]) => name.endsWith('.sha256')));
    assert.deepEqual(at(await verify(digests)), { file: FIRST, line: 1, seq: null });
    const head = new Map([...ten()].filter(([name]) => name === 'head.json'));
    assert.deepEqual(at(await verify(head)), { file: 'head.json', line: 1, seq: 1 });
  });

  test('is missed when it was emptied instead', async () => {
    const closed = new Forge().fill(2).rotate(SECOND).fill(2).rotate(THIRD).manifest().files;
    assert.deepEqual(at(await verify(withFile(closed, SECOND, Buffer.alloc(0)))), {
      file: SECOND,
      line: 1,
      seq: null,
    });
  });
});

describe('files that no manifest lists', () => {
  const forge = new Forge().fill(2).rotate(SECOND).manifest();
  const once = forge.files.get('manifest.json') ?? null;
  const { files } = forge.fill(2).rotate(THIRD).fill(2).manifest().head();

  for (const [what, manifest, unlisted] of [
    ['none while the manifest is there', files.get('manifest.json') ?? null, 0],
    ['those closed since, when an older manifest was put back', once, 1],
    ['all but the open one when the manifest was removed', null, 2],
  ] as const) {
    test(`are ${what}; their records hold`, async () => {
      const verified = await verify(withFile(files, 'manifest.json', manifest));
      assert.deepEqual([verified.ok, verified.records, verified.unlisted], [true, 6, unlisted]);
    });
  }

  test('are none among those that outlive their removal, or that have no record', async () => {
    const boundary = new Forge().fill(2).place;
    const left = new Forge().fill(2).rotate(SECOND).fill(2).manifest({ files: [], boundary }).files;
    left.set('2026-11-19.audit', Buffer.alloc(0));
    assert.deepEqual([(await verify(left)).ok, (await verify(left)).unlisted], [true, 0]);
  });
});
