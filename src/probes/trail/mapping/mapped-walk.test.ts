import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { diskSource } from '../disk-source';
import { exportTrail } from '../export-trail';
import { MAX_LINE_BYTES } from '../layout';
import { memorySource } from '../source';
import { ground } from '../testing';
import { TrailKey } from '../trail-key';
import type { PassingRecord, WholeFile } from '../types';
import { verifyTrail } from '../verify-trail';
import {
  DAY,
  KEY,
  LAST_DAY,
  NEXT_DAY,
  ZEROS,
  filesOf,
  formatOf,
  keyed,
  keyedLinesOf,
  linesOf,
  many,
  plain,
  threeDays,
  verify,
} from './testing/crate';

/** What a verification says to whoever watches it. */
const watched = async (files: ReadonlyMap<string, Buffer>, mapping: object = plain) => {
  const records: PassingRecord[] = [];
  const whole: WholeFile[] = [];
  const verification = await verify(files, mapping, {
    record: (one) => records.push(one),
    file: (one) => whole.push(one),
  });
  return { ...verification, seen: records.map(({ file, line }) => `${file}:${line}`), whole };
};

const hashIn = (line = '') => (JSON.parse(line) as { hash: string }).hash;

describe('whoever watches a trail of a mapping', () => {
  test('is told of each file that holds records, as far as its whole lines go', async () => {
    const lines = linesOf(many(3));
    const files = filesOf({
      ...{ [DAY]: lines.slice(0, 2), [NEXT_DAY]: [], 'notes.txt': ['no record\n'] },
      [LAST_DAY]: [...lines.slice(2), '{"torn'],
    });
    const { whole, ok, files: count, unlisted } = await watched(files);
    assert.deepEqual([ok, count, unlisted], [true, 3, 1]);
    const told = (file: string, held: readonly string[]) => ({
      ...{ file, logId: '', bytes: Buffer.byteLength(held.join('')) },
      sha256: createHash('sha256').update(held.join('')).digest('hex'),
    });
    const middle = { seq: 2, hash: hashIn(lines[1]) };
    assert.deepEqual(whole, [
      { ...told(DAY, lines.slice(0, 2)), before: { seq: 0, hash: ZEROS }, last: middle },
      {
        ...told(LAST_DAY, lines.slice(2)),
        ...{ before: middle, last: { seq: 3, hash: hashIn(lines[2]) } },
      },
    ]);
  });

  test('hears of nothing after the first bad line, though what follows would hold', async () => {
    const mapping = { ...plain, hash: { ...plain.hash, begins: 'in each file' } };
    const [first = '', ...others] = linesOf(many(3));
    const files = filesOf({ [DAY]: [first, '{}\n', ...others], [NEXT_DAY]: linesOf(many(2)) });
    const { firstBad, records, seen, whole } = await watched(files, mapping);
    assert.deepEqual([firstBad?.file, firstBad?.line, records], [DAY, 2, 1]);
    assert.deepEqual([seen, whole], [[`${DAY}:1`], []]);
  });
});

test('a trail holds in whatever pieces it is read', async () => {
  const files = threeDays();
  const whole = memorySource(files, formatOf(plain));
  for (const size of [1, 7, 500]) {
    const read = async function* (name: string) {
      for await (const bytes of whole.read(name)) {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
    };
    assert.deepEqual(await verifyTrail({ ...whole, read }, []), await verify(files));
  }
});

test('a line may be as long as the limit, and no longer', async () => {
  const lengthOf = ([line = '']: readonly string[]) => Buffer.byteLength(line) - 1;
  const room = MAX_LINE_BYTES - lengthOf(linesOf([{ data: { x: '' } }]));
  const lines = (bytes: number) => linesOf([{ data: { x: 'x'.repeat(bytes) } }]);
  assert.equal(lengthOf(lines(room)), MAX_LINE_BYTES);
  assert.equal((await verify(filesOf({ [DAY]: lines(room) }))).ok, true);
  assert.equal((await verify(filesOf({ [DAY]: lines(room + 1) }))).ok, false);
});

test('a trail under a key holds under any of those given, and under none without one', async () => {
  const source = memorySource(threeDays(keyedLinesOf), formatOf(keyed));
  const keys = [new TrailKey(Buffer.alloc(32, 8)), new TrailKey(KEY)];
  assert.equal((await verifyTrail(source, keys)).records, 12);
  assert.deepEqual([formatOf(plain).isKeyed, formatOf(keyed).isKeyed], [false, true]);
  const { ok, records } = await verifyTrail(source, []);
  assert.deepEqual([ok, records], [false, 0]);
});

test('a break of the chain is told from a wrong beginning', async () => {
  const [first = '', , third = ''] = linesOf(many(3));
  const { firstBad: later } = await verify(filesOf({ [DAY]: [first, third] }));
  assert.match(later?.reason ?? '', /not the hash of the record before/);
  const { firstBad: beginning } = await verify(filesOf({ [DAY]: [third] }));
  assert.match(beginning?.reason ?? '', /it is the first record/);
});

test('an export is its files without a torn end, and nothing beside them', async () => {
  await using on = await ground();
  const files = new Map([...threeDays(), ['2026-11-23.audit', Buffer.from('{"torn')]]);
  const source = diskSource(await on.lay('trail', files), formatOf(plain));
  const order = { source, keys: [], output: on.path('copy'), nowIso: '2026-11-24T00:00:00Z' };
  const { ok, tail, records } = await exportTrail(order);
  assert.deepEqual([ok, tail, records], [true, 'not-attested', 12]);
  assert.deepEqual((await readdir(on.path('copy'))).sort(), [DAY, NEXT_DAY, LAST_DAY]);
});

describe('the format of a mapping', () => {
  test('knows which files are of a trail', () => {
    const { belongs } = formatOf(plain);
    const own = [DAY, `${DAY}.sha256`, 'manifest.json'];
    const others = [
      ...['notes.txt', 'notes.sha256', `${DAY}.sha256.torn`, `${DAY}.sha256x`, 'head.json'],
      ...[
        '2026-11-20.sha256.audit',
        `${DAY}manifest.json`,
        'manifest.jsonx',
        'xmanifest.json',
        '.sha256',
        '',
      ],
    ];
    assert.deepEqual([...own, ...others].filter(belongs), own);
  });

  test('knows which members hold digests, wherever they stand', () => {
    const members = { ...plain.members, hash: '/seal/own', prev_hash: '/before' };
    assert.deepEqual(formatOf({ ...plain, members }).digestMembers, ['own', 'before']);
  });
});
