import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  FIRST,
  Forge,
  SECOND,
  at,
  linesOf,
  ten,
  threeFiles,
  verify,
  withFile,
  withLines,
} from './testing';

describe('a tail that was cut off', () => {
  test('is found, however many records it had, when the head vouches for them', async () => {
    const files = ten();
    for (let kept = 1; kept < 10; kept += 1) {
      const cut = withLines(files, linesOf(files).slice(0, kept));
      const verified = await verify(cut);
      assert.deepEqual(at(verified), { file: FIRST, line: kept + 1, seq: kept + 1 });
      assert.match(verified.firstBad?.reason ?? '', /head\.json vouches for seq 10/);
    }
  });

  test('is told by "not attested" when the head went with it', async () => {
    const files = withFile(ten(), 'head.json', null);
    const { ok, tail } = await verify(withLines(files, linesOf(files).slice(0, 7)));
    assert.deepEqual({ ok, tail }, { ok: true, tail: 'not-attested' });
  });

  test('is a torn tail, not tampering, at every byte of the last record', async () => {
    const files = new Forge().fill(9).head().fill(1).files;
    const bytes = files.get(FIRST) ?? Buffer.alloc(0);
    const start = linesOf(files).slice(0, 9).join('').length;
    for (let end = start + 1; end < bytes.length; end += 1) {
      const { ok, records, tail } = await verify(withFile(files, FIRST, bytes.subarray(0, end)));
      assert.deepEqual(
        { ok, records, tail },
        { ok: true, records: 9, tail: 'torn' },
        `byte ${end}`,
      );
    }
  });

  test('is tampering at every byte of a last record that the head vouches for', async () => {
    const files = ten();
    const bytes = files.get(FIRST) ?? Buffer.alloc(0);
    const start = linesOf(files).slice(0, 9).join('').length;
    for (let end = start; end < bytes.length; end += 1) {
      const verified = await verify(withFile(files, FIRST, bytes.subarray(0, end)));
      assert.deepEqual(at(verified), { file: FIRST, line: 10, seq: 10 }, `byte ${end}`);
    }
  });

  test('is tampering where it lies inside the trail or at the end of a closed file', async () => {
    const files = threeFiles();
    const torn = Buffer.concat([files.get(SECOND) ?? Buffer.alloc(0), Buffer.from('{"seq":9')]);
    assert.deepEqual(at(await verify(withFile(files, SECOND, torn))), {
      file: SECOND,
      line: 5,
      seq: null,
    });
    const closed = new Forge().fill(2).rotate(SECOND).manifest().files;
    const goesOn = Buffer.concat([closed.get(FIRST) ?? Buffer.alloc(0), Buffer.from('{')]);
    assert.match(
      (await verify(withFile(closed, FIRST, goesOn))).firstBad?.reason ?? '',
      /goes on after it was closed/,
    );
  });

  test('is tampering at the end of a file of which a digest file alone says that it was closed', async () => {
    const closed = new Forge().fill(2).rotate(SECOND).files;
    const goesOn = Buffer.concat([closed.get(FIRST) ?? Buffer.alloc(0), Buffer.from('{')]);
    const { firstBad } = await verify(withFile(closed, FIRST, goesOn));
    assert.match(firstBad?.reason ?? '', /goes on after it was closed/);
  });

  test('is no tail when it is longer than any record', async () => {
    const files = withFile(ten(), 'head.json', null);
    const bytes = Buffer.concat([
      files.get(FIRST) ?? Buffer.alloc(0),
      Buffer.alloc(2 ** 20 + 1, 97),
    ]);
    assert.deepEqual(at(await verify(withFile(files, FIRST, bytes))), {
      file: FIRST,
      line: 11,
      seq: null,
    });
  });
});
