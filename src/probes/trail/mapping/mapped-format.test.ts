import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../../verdict';
import { tamperings } from '../../tampering';
import type { TrailRecord } from '../types';
import {
  DAY,
  KEY,
  LAST_DAY,
  NEXT_DAY,
  filesOf,
  firstBad,
  formatOf,
  keyed,
  keyedLinesOf,
  linesOf,
  many,
  plain,
  threeDays,
  verify,
} from './testing/crate';

const recordsOf = async (files: ReadonlyMap<string, Buffer>, mapping: object = plain) => {
  const records: TrailRecord[] = [];
  const format = formatOf(mapping);
  await verify(files, mapping, { record: (one) => records.push(format.recordOf(one)) });
  return records;
};

describe('a trail of a mapping', () => {
  test('is read in the words of the catalogue, over all its files', async () => {
    const [first, ...others] = await recordsOf(threeDays());
    assert.equal(others.length, 11);
    assert.deepEqual(first, {
      ...{ seq: 1, log_id: '', audit_id: 'id-1', timestamp: '2026-11-20T12:00:00.001Z' },
      ...{ service_id: 'worker', severity: 'ROUTINE', prev_hash: '0'.repeat(64) },
      event: {
        ...{ shard_id: 'shard-1', sha256: 'ab'.repeat(32), by: 'worker-7' },
        ...{ digest: 'ab'.repeat(32), actor: { user_id: 'worker-7' }, event_type: 'VramSealed' },
      },
      hash: first?.hash,
    });
    assert.deepEqual(
      others.map(({ seq }) => seq),
      Array.from({ length: 11 }, (_, index) => index + 2),
    );
  });

  test('holds, and says what its format cannot prove', async () => {
    const { lacks, ...rest } = await verify(threeDays());
    assert.deepEqual(rest, {
      ...{ ok: true, records: 12, files: 3, tail: 'not-attested' },
      ...{ attestedThrough: null, unlisted: 2 },
    });
    assert.deepEqual(
      lacks.map(({ kind }) => kind),
      ['key', 'sequence', 'end', 'manifest', 'cover', 'bounds'],
    );
  });

  test('lacks neither key nor number nor cover where the crate has them', async () => {
    const { ok, lacks } = await verify(threeDays(keyedLinesOf), keyed);
    assert.ok(ok);
    assert.deepEqual(
      lacks.map(({ kind }) => kind),
      ['end', 'manifest'],
    );
  });

  test('is torn after an unfinished last line, and broken by one inside', async () => {
    const lines = linesOf(many(4));
    const torn = lines.with(3, (lines[3] ?? '').slice(0, -1));
    const seen = await verify(filesOf({ [DAY]: torn }));
    assert.deepEqual([seen.ok, seen.tail, seen.records], [true, 'torn', 3]);
    const inside = await verify(filesOf({ [DAY]: torn, [NEXT_DAY]: [] }));
    assert.deepEqual(inside.firstBad, {
      ...{ file: DAY, line: 4, seq: null, reason: 'an unfinished line inside the trail' },
    });
  });

  test('begins anew in each file where the crate does so, and has no link to show', async () => {
    const mapping = { ...plain, hash: { ...plain.hash, begins: 'in each file' } };
    const anew = filesOf({ [DAY]: linesOf(many(3)), [NEXT_DAY]: linesOf(many(3)) });
    const { ok, lacks } = await verify(anew, mapping);
    assert.deepEqual([ok, lacks.some(({ kind }) => kind === 'link')], [true, true]);
    const { firstBad: bad } = await verify(anew);
    assert.deepEqual([bad?.file, bad?.line], [NEXT_DAY, 1]);
    assert.equal((await verify(threeDays(), mapping)).firstBad?.file, NEXT_DAY);
  });

  test('follows what the crate says it follows', async () => {
    const mapping = { ...plain, hash: { ...plain.hash, first: 'genesis' } };
    assert.equal(await firstBad(linesOf(many(2), 'genesis'), mapping), null);
    const bad = await firstBad(linesOf(many(2)), mapping);
    assert.match(bad?.reason ?? '', /first record, but .* is not "genesis"$/);
  });

  test('does not hold under another key', async () => {
    const files = threeDays(keyedLinesOf);
    const { ok, records } = await verify(files, keyed, {}, Buffer.alloc(32, 8));
    assert.deepEqual([ok, records], [false, 0]);
  });

  test('is numbered from 0 or 1, and on by one', async () => {
    const bad = async (lines: readonly string[]) => (await firstBad(lines, keyed))?.reason ?? null;
    assert.equal(await bad(keyedLinesOf(many(3), KEY, 0)), null);
    assert.equal(await bad(keyedLinesOf(many(3), KEY, 2)), 'the first record is number 2');
    assert.equal(await bad(keyedLinesOf([{}, { n: 3 }])), '3 follows 1');
    assert.match((await bad(keyedLinesOf([{ n: 1.5 }]))) ?? '', /a whole number at \/n/);
  });
});

/** Which tampering the two crates of these tests can show; the others are what their formats lack. */
const shown = Object.keys(tamperings).filter((one) => !/its last|a new chain/.test(one));

for (const [crate, mapping, files] of [
  ['a plain hash', plain, threeDays()],
  ['a key and numbers', keyed, threeDays(keyedLinesOf)],
] as const) {
  describe(`tampering with a trail of ${crate}`, () => {
    for (const [what, tamper] of Object.entries(tamperings)) {
      const isKeyed = mapping === keyed && what.startsWith('a new chain');
      const isShown = shown.includes(what) || isKeyed;
      test(`${isShown ? 'names' : 'cannot show'} ${what}`, async () => {
        const property = fc.asyncProperty(fc.nat(), async (seed) => {
          const tampered = tamper(files, seededRandom(seed), formatOf(mapping));
          assert.ok(tampered);
          const { firstBad: bad } = await verify(tampered.files, mapping);
          const isAt = tampered.at.some(
            ({ file, line }) => file === bad?.file && line === bad.line,
          );
          const isUncovered = what === 'a changed byte' && bad === undefined && mapping === plain;
          assert.ok(isShown ? isAt || isUncovered : bad === undefined, JSON.stringify(bad));
        });
        await fc.assert(property, { numRuns: 30, seed: 11 });
      });
    }
  });
}

describe('what a format is said to lack is true of it', () => {
  test('of cover: another severity is not noticed', async () => {
    const lines = linesOf(many(3));
    const changed = lines.with(1, (lines[1] ?? '').replace('"info"', '"critical"'));
    assert.equal(await firstBad(changed), null);
  });

  test('of bounds: a letter that moves from one field to the next is not noticed', async () => {
    const lines = linesOf(many(3));
    const moved = (lines[1] ?? '')
      .replace('"worker"', '"work"')
      .replace('"VramSealed"', '"erVramSealed"');
    assert.equal(await firstBad(lines.with(1, moved)), null);
    const separated = { ...plain, hash: { ...plain.hash, separator: '|' } };
    assert.ok(!formatOf(separated).lacks.some(({ kind }) => kind === 'bounds'));
  });

  test('of quotes: a number that becomes a text is not noticed', async () => {
    const { fields, ...hash } = plain.hash;
    const mapping = {
      ...plain,
      hash: { ...hash, fields: [...fields.slice(0, -1), '/gpu', '/prev'] },
    };
    const line = (gpu: unknown): string => {
      const [bare = ''] = linesOf([{ more: { gpu } }]);
      const { id, at, service, type, data, prev } = JSON.parse(bare) as Record<string, string>;
      const covered = `${id}${at}${service}${type}${JSON.stringify(data)}${String(gpu)}${prev}`;
      const made = createHash('sha256').update(covered).digest('hex');
      return bare.replace(/"hash":"\w+"/, `"hash":"${made}"`);
    };
    assert.equal(await firstBad([line(5)], mapping), null);
    assert.equal(await firstBad([line(5).replace('"gpu":5', '"gpu":"5"')], mapping), null);
    assert.notEqual(await firstBad([line(5).replace('"gpu":5', '"gpu":6')], mapping), null);
    const told = formatOf(mapping).lacks.map(({ what }) => what);
    assert.ok(told.includes('quotes around a text at /gpu in its hash'), told.join());
  });

  test('but a changed byte of what is covered is found, wherever it lies', async () => {
    const bytes = Buffer.from(keyedLinesOf(many(3)).join(''));
    for (let at = 0; at < bytes.length - 1; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const { ok } = await verify(new Map([[DAY, changed]]), keyed);
      assert.equal(ok, false, `byte ${at}`);
    }
  });
});

test('a changed byte of a plain trail is found, but in its severity and the digits of its level', async () => {
  const bytes = Buffer.from(linesOf(many(3)).join(''));
  const open = [...bytes.toString().matchAll(/"level":"info"/g)].map(({ index }) => index);
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const isOpen = open.some((from) => at >= from + 9 && at < from + 13);
    const { ok } = await verify(new Map([[DAY, changed]]));
    assert.equal(ok, isOpen, `byte ${at}`);
  }
});

test('files are read in the order in which they were written', async () => {
  const lines = linesOf(many(12));
  const parts = (names: readonly string[]) =>
    filesOf(Object.fromEntries(names.map((name, index) => [name, [lines[index] ?? '']])));
  const sized = [
    DAY,
    ...Array.from({ length: 10 }, (_, n) => `2026-11-20-${n + 1}.audit`),
    LAST_DAY,
  ];
  assert.equal((await verify(parts(sized.toReversed()))).ok, false);
  assert.ok((await verify(parts(sized))).ok);
  const falling = { ...plain, files: { name: 'audit.log[.{n}]', numbers: 'falling' } };
  const old = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `audit.log.${n}`);
  assert.ok((await verify(parts([...old, 'audit.log']), falling)).ok);
});
