import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  FIRST,
  Forge,
  KEY,
  LATER_KEY,
  at,
  bodyOf,
  linesOf,
  sealLine,
  ten,
  verify,
  withFile,
  withLines,
} from './testing';

describe('a record that was changed', () => {
  test('is found and named, whichever byte of fifty records it is', async () => {
    const files = new Forge().fill(50).head().files;
    const bytes = files.get(FIRST) ?? Buffer.alloc(0);
    const changed = Buffer.from(bytes);
    let line = 1;
    for (const [index, byte] of bytes.entries()) {
      changed[index] = byte ^ (1 << (index % 8));
      const { ok, firstBad } = await verify(withFile(files, FIRST, changed));
      assert.equal(ok, false, `byte ${index}`);
      assert.deepEqual([firstBad?.file, firstBad?.line], [FIRST, line], `byte ${index}`);
      changed[index] = byte;
      if (byte === 0x0a) line += 1;
    }
    assert.equal(line, 51);
  });

  test('is found whichever of its bits it is', async () => {
    const files = ten();
    const bytes = files.get(FIRST) ?? Buffer.alloc(0);
    const start = linesOf(files).slice(0, 4).join('').length;
    const end = start + (linesOf(files)[4]?.length ?? 0);
    for (let bit = start * 8; bit < end * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { firstBad } = await verify(withFile(files, FIRST, changed));
      assert.equal(firstBad?.line, 5, `bit ${bit}`);
    }
  });

  test('is found when it is chained again without the key', async () => {
    const forge = new Forge().fill(3);
    const { line } = sealLine(bodyOf({ severity: 'HIGH' }, forge.place), LATER_KEY);
    const lines = linesOf(forge.files);
    const verified = await verify(withLines(forge.files, [...lines, line]));
    assert.deepEqual(at(verified), { file: FIRST, line: 4, seq: 4 });
    assert.match(verified.firstBad?.reason ?? '', /hash does not fit its bytes/);
  });
});

describe('records that were moved', () => {
  const cases: readonly (readonly [string, (lines: string[]) => string[], number, number])[] = [
    ['deleted', (lines) => lines.toSpliced(4, 1), 5, 6],
    ['deleted at the start', (lines) => lines.slice(2), 1, 3],
    [
      'inserted from elsewhere in the trail',
      (lines) => lines.toSpliced(6, 0, lines[1] ?? ''),
      7,
      2,
    ],
    ['duplicated', (lines) => lines.toSpliced(4, 0, lines[4] ?? ''), 6, 5],
    ['swapped', (l) => l.toSpliced(4, 2, l[5] ?? '', l[4] ?? ''), 5, 6],
    ['reversed', (lines) => lines.toReversed(), 1, 10],
  ];
  for (const [what, move, line, seq] of cases) {
    test(`are found when they were ${what}, and the first bad one is named`, async () => {
      const files = ten();
      const moved = move(linesOf(files));
      assert.deepEqual(at(await verify(withLines(files, moved))), { file: FIRST, line, seq });
    });
  }

  test('are found when they come from another log under the same key', async () => {
    const other = sealLine(bodyOf({ log_id: 'log-2' }, new Forge().fill(3).place), KEY).line;
    const files = new Forge().fill(3).files;
    const verified = await verify(withLines(files, [...linesOf(files), other]));
    assert.deepEqual(at(verified), { file: FIRST, line: 4, seq: 4 });
    assert.match(verified.firstBad?.reason ?? '', /log_id/);
  });

  test('are found when the number fits and the link does not', async () => {
    const forge = new Forge().fill(3);
    const line = sealLine(bodyOf({}, { ...forge.place, hash: 'a'.repeat(64) }), KEY).line;
    const verified = await verify(withLines(forge.files, [...linesOf(forge.files), line]));
    assert.deepEqual(at(verified), { file: FIRST, line: 4, seq: 4 });
    assert.match(verified.firstBad?.reason ?? '', /prev_hash/);
  });

  test('are found when a first record does not begin at 64 zeros', async () => {
    const files = new Forge().after({ seq: 0, hash: 'b'.repeat(64) }).fill(2).files;
    assert.deepEqual(at(await verify(files)), { file: FIRST, line: 1, seq: 1 });
  });
});
