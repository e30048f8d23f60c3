import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  FIRST,
  Forge,
  KEY,
  SECOND,
  at,
  sealLine,
  ten,
  threeFiles,
  verify,
  withFile,
} from './testing';

describe('what stands beside the files', () => {
  for (const name of ['head.json', 'manifest.json']) {
    test(`is refused when any byte of ${name} was changed`, async () => {
      const files = threeFiles();
      const bytes = files.get(name) ?? Buffer.alloc(0);
      for (const [index, byte] of bytes.entries()) {
        const changed = Buffer.from(bytes);
        changed[index] = byte ^ 1;
        const { ok, firstBad, tail } = await verify(withFile(files, name, changed));
        assert.deepEqual(
          [ok, firstBad?.file, tail],
          [false, name, 'not-attested'],
          `byte ${index}`,
        );
      }
    });
  }

  test('is refused when any byte of a digest file was changed', async () => {
    const files = threeFiles();
    const name = `${SECOND}.sha256`;
    const bytes = files.get(name) ?? Buffer.alloc(0);
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.deepEqual(at(await verify(withFile(files, name, changed))), {
        file: name,
        line: 1,
        seq: null,
      });
    }
  });

  test('is refused when it was put there from another log', async () => {
    const { place } = new Forge().fill(10);
    const files = new Forge().fill(10).head({ log_id: 'log-2', ...place }).files;
    assert.deepEqual(at(await verify(files)), { file: 'head.json', line: 1, seq: null });
    const manifest = new Forge().fill(3).manifest({ log_id: 'log-2' }).files;
    assert.deepEqual(at(await verify(manifest)), { file: 'manifest.json', line: 1, seq: null });
  });

  test('is refused when one document was sealed and put in the place of the other', async () => {
    const files = ten();
    const swapped = withFile(files, 'manifest.json', files.get('head.json') ?? null);
    assert.match(
      (await verify(swapped)).firstBad?.reason ?? '',
      /not of format proofgate\/1 manifest/,
    );
  });

  test('is refused when the manifest tells of another file than the one that is there', async () => {
    for (const change of [
      { bytes: 1 },
      { sha256: 'a'.repeat(64) },
      { first_seq: 2 },
      { last_seq: 3 },
      { last_hash: 'a'.repeat(64) },
      { first_prev_hash: 'a'.repeat(64) },
    ]) {
      const forge = new Forge().fill(4).rotate(SECOND).fill(1).manifest();
      const manifest = JSON.parse(forge.files.get('manifest.json')?.toString() ?? '') as {
        files: object[];
      };
      forge.manifest({ files: [{ ...manifest.files[0], ...change }] });
      const verified = await verify(forge.files);
      assert.deepEqual(at(verified), { file: FIRST, line: 1, seq: 1 }, JSON.stringify(change));
      assert.match(verified.firstBad?.reason ?? '', new RegExp(Object.keys(change)[0] ?? '?'));
    }
  });

  test('is refused when the head names another record than the one with its number', async () => {
    const files = new Forge().fill(10).head({ seq: 4 }).files;
    assert.deepEqual(at(await verify(files)), { file: FIRST, line: 4, seq: 4 });
  });

  test('is refused when it holds a key twice or is malformed, even under the right key', async () => {
    const forge = new Forge().fill(1);
    assert.match(
      (await verify(forge.head({ seq: -1 }).files)).firstBad?.reason ?? '',
      /head\.json is malformed/,
    );
    const twice = sealLine('{"format":"proofgate/1 head","seq":1,"seq":1', KEY).line.replace(
      'hash',
      'mac',
    );
    assert.match(
      (await verify(withFile(forge.files, 'head.json', Buffer.from(twice)))).firstBad?.reason ?? '',
      /holds a key twice/,
    );
    const broken = sealLine('{"format":"proofgate/1 head",', KEY).line.replace('hash', 'mac');
    assert.match(
      (await verify(withFile(forge.files, 'head.json', Buffer.from(broken)))).firstBad?.reason ??
        '',
      /not of format/,
    );
  });
});
