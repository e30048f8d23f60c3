import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { temporaryPlace } from '../testing';
import { readTrail } from './index';
import { chain, events, file, key } from './testing/writer';
import { trailAt } from './testing/ground';

const NAME = '2026-11-20.audit';
const COUNT = 20;
const good = chain(events(COUNT));
const goodBytes = Buffer.from(file(good));

type Files = Readonly<Record<string, string | Buffer>>;

/** Reads what stands in a directory, file by file as given. */
const reader = async (context: TestContext) => {
  const place = await temporaryPlace(context);
  return async (files: Files, by: Buffer = key) => {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(place, name), bytes);
    return (await readTrail(trailAt(place, by))).seen;
  };
};

const readOnce = async (context: TestContext, files: Files, by: Buffer = key) =>
  (await reader(context))(files, by);

test('a good trail is read record by record, with its files and their digests', async (t) => {
  const place = await temporaryPlace(t);
  await writeFile(join(place, NAME), goodBytes);
  const { seen, files } = await readTrail(trailAt(place, key));
  assert.deepEqual(seen.chain, { first_bad: null, tail: 'not-attested' });
  assert.equal(seen.records.length, COUNT);
  assert.deepEqual(seen.records[1], {
    ...{ file: NAME, line: 2, seq: 2, event_type: 'VramSealed', severity: 'ROUTINE' },
    timestamp: '2026-11-20T12:00:00.000Z',
    event: { event_type: 'VramSealed', shard_id: 'shard-2', vram_bytes: 2 },
  });
  const sha256 = createHash('sha256').update(goodBytes).digest('hex');
  assert.deepEqual(seen.files, [{ name: NAME, bytes: goodBytes.length, sha256 }]);
  assert.deepEqual(files, [{ name: NAME, bytes: goodBytes, sha256 }]);
});

/** Changes one byte and tells in which line it lies. */
const changed = (at: number, mask: number): { bytes: Buffer; line: number } => {
  const bytes = Buffer.from(goodBytes);
  bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at);
  return { bytes, line: goodBytes.subarray(0, at).toString().split('\n').length };
};

const assertNamed = (
  seen: Awaited<ReturnType<typeof readOnce>>,
  line: number,
  what: string,
): void => {
  assert.equal(seen.chain.first_bad?.line, line, what);
  assert.equal(seen.chain.first_bad.file, NAME);
  assert.equal(seen.records.length, line - 1, `${what}: nothing is believed from there on`);
};

/** So many directories at once: thousands of trails are written and read. */
const LANES = 8;

test('every single byte that is changed is found, and the first bad record is named', async (t) => {
  const lane = async (first: number): Promise<void> => {
    const read = await reader(t);
    const mask = 1 << first;
    for (let at = first; at < goodBytes.length - 1; at += LANES) {
      const { bytes, line } = changed(at, mask);
      assertNamed(await read({ [NAME]: bytes }), line, `byte ${at} changed by ${mask}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
});

test('any change of any byte is found', async (t) => {
  const read = await reader(t);
  const place = fc.nat(goodBytes.length - 2);
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const { bytes, line } = changed(at, mask);
      assertNamed(await read({ [NAME]: bytes }), line, `byte ${at} changed by ${mask}`);
    }),
    { numRuns: 300 },
  );
});

test('a trail whose very last newline is changed is torn, and its last record not believed', async (t) => {
  const { bytes } = changed(goodBytes.length - 1, 1);
  const seen = await readOnce(t, { [NAME]: bytes });
  assert.deepEqual(seen.chain, { first_bad: null, tail: 'torn' });
  assert.equal(seen.records.length, COUNT - 1);
});

test('a trail cut anywhere in its last record is torn, not tampered with', async (t) => {
  const read = await reader(t);
  const start = goodBytes.length - Buffer.byteLength(`${good.at(-1) ?? ''}\n`);
  for (let end = start + 1; end < goodBytes.length; end += 1) {
    const seen = await read({ [NAME]: goodBytes.subarray(0, end) });
    assert.deepEqual(seen.chain, { first_bad: null, tail: 'torn' }, `cut at ${end}`);
    assert.equal(seen.records.length, COUNT - 1);
  }
});

test('a torn tail does not excuse what was changed before it', async (t) => {
  const { bytes, line } = changed(1000, 4);
  const seen = await readOnce(t, { [NAME]: bytes.subarray(0, -3) });
  assertNamed(seen, line, 'a change before the tear');
  assert.equal(seen.chain.tail, 'not-attested');
});

test('a record that is deleted is found at the place of the next', async (t) => {
  const read = await reader(t);
  for (let gone = 0; gone < COUNT - 1; gone += 1) {
    const seen = await read({ [NAME]: file(good.toSpliced(gone, 1)) });
    const { reason, ...place } = seen.chain.first_bad ?? { reason: '' };
    assert.deepEqual(place, { file: NAME, line: gone + 1, seq: gone + 2 });
    assert.match(reason, gone === 0 ? /^the trail begins with seq 2/ : /^seq \d+ follows \d+$/);
  }
});

test('the last records, cut off whole, are not missed, and the tail is called not attested', async (t) => {
  const seen = await readOnce(t, { [NAME]: file(good.slice(0, -3)) });
  assert.deepEqual(seen.chain, { first_bad: null, tail: 'not-attested' });
  assert.equal(seen.records.length, COUNT - 3);
});

test('a record that stands twice is found at its second place', async (t) => {
  const read = await reader(t);
  for (const [index, line] of good.entries()) {
    const seen = await read({ [NAME]: file(good.toSpliced(index, 0, line)) });
    assertNamedSeq(seen, index + 2, index + 1);
  }
});

test('records that changed places are found at the first of them', async (t) => {
  const read = await reader(t);
  for (let at = 0; at < COUNT - 1; at += 1) {
    const [first = '', second = ''] = good.slice(at, at + 2);
    const seen = await read({ [NAME]: file(good.toSpliced(at, 2, second, first)) });
    assertNamedSeq(seen, at + 1, at + 2);
  }
});

test('a good record of another trail, under the same key, is found where it was put in', async (t) => {
  const read = await reader(t);
  const other = chain(['{"event_type":"SealVerified"}', ...events(COUNT - 1)]);
  for (const [index, line] of other.entries()) {
    const seen = await read({ [NAME]: file(good.toSpliced(index, 1, line)) });
    // The first record of another trail starts where this one does; the second then does not follow.
    assertNamedSeq(seen, index === 0 ? 2 : index + 1, index === 0 ? 2 : index + 1);
    assert.match(seen.chain.first_bad?.reason ?? '', /its prev_hash is not the hash/);
  }
});

const assertNamedSeq = (
  seen: Awaited<ReturnType<typeof readOnce>>,
  line: number,
  seq: number,
): void => {
  assert.equal(seen.chain.first_bad?.line, line);
  assert.equal(seen.chain.first_bad.seq, seq);
};

test('a trail read with a wrong, a shorter or an empty key is bad from its first record', async (t) => {
  const read = await reader(t);
  for (const wrong of [Buffer.alloc(32), key.subarray(1), Buffer.alloc(0)]) {
    const seen = await read({ [NAME]: goodBytes }, wrong);
    assertNamed(seen, 1, 'a wrong key');
    assert.equal(
      seen.chain.first_bad?.reason,
      'its hash does not fit its bytes under the key given',
    );
  }
});

test('a trail that was chained anew without the key is bad from its first record', async (t) => {
  const forged = chain(events(COUNT), Buffer.from('a key of somebody else, 32 bytes'));
  assertNamed(await readOnce(t, { [NAME]: file(forged) }), 1, 'another key');
});

test('the files are read in the order of day and number, and other files are passed over', async (t) => {
  const names = [
    ...['2026-11-20.audit', '2026-11-20-1.audit', '2026-11-20-2.audit'],
    ...['2026-11-20-10.audit', '2026-11-21.audit'],
  ];
  const files = Object.fromEntries(
    names.map((name, n) => [name, file(good.slice(n * 4, n * 4 + 4))]),
  );
  const others = { '2026-11-20.audit.torn': 'x', 'notes.json': '{}', 'x2026-11-20.audit': 'x' };
  const seen = await readOnce(t, { ...others, ...files });
  assert.deepEqual(
    seen.files.map(({ name }) => name),
    names,
  );
  assert.equal(seen.chain.first_bad, null);
  assert.deepEqual(
    seen.records.map(({ seq }) => seq),
    good.map((_, n) => n + 1),
  );
  assert.deepEqual([seen.records[5]?.file, seen.records[5]?.line], ['2026-11-20-1.audit', 2]);
});

test('a file that is gone from the start or the middle is found at the next', async (t) => {
  const parts = { '2026-11-20.audit': 0, '2026-11-21.audit': 1, '2026-11-22.audit': 2 };
  for (const [gone, nextFile] of [
    ['2026-11-20.audit', '2026-11-21.audit'],
    ['2026-11-21.audit', '2026-11-22.audit'],
  ]) {
    const files = Object.entries(parts)
      .filter(([name]) => name !== gone)
      .map(([name, n]) => [name, file(good.slice(n * 5, n * 5 + 5))]);
    const seen = await readOnce(t, Object.fromEntries(files) as Files);
    assert.deepEqual([seen.chain.first_bad?.file, seen.chain.first_bad?.line], [nextFile, 1]);
  }
});

test('a torn line in a file that others follow is no torn tail', async (t) => {
  const seen = await readOnce(t, {
    '2026-11-20.audit': file(good.slice(0, 5)).slice(0, -1),
    '2026-11-21.audit': file(good.slice(5)),
  });
  assert.deepEqual(seen.chain, {
    first_bad: {
      ...{
        file: '2026-11-20.audit',
        line: 5,
        seq: null,
        reason: 'an unfinished line inside the trail',
      },
    },
    tail: 'not-attested',
  });
  assert.equal(seen.records.length, 4);
});

test('the first bad record stays the one that is named, whatever follows', async (t) => {
  const seen = await readOnce(t, {
    '2026-11-20.audit': file(good.slice(1, 5)).slice(0, -1),
    '2026-11-21.audit': file(good.slice(5, 9).reverse()),
  });
  assert.deepEqual([seen.chain.first_bad?.file, seen.chain.first_bad?.line], [NAME, 1]);
});

test('a directory that is empty, or not there, or none, holds no trail', async (t) => {
  const place = await temporaryPlace(t);
  await writeFile(join(place, 'file'), '');
  await mkdir(join(place, 'empty'));
  for (const directory of ['empty', 'missing', 'file/below']) {
    assert.deepEqual(await readTrail(trailAt(join(place, directory), key)), {
      files: [],
      seen: { files: [], records: [], chain: { first_bad: null, tail: 'not-attested' } },
    });
  }
});

test('an empty file holds no record and is not torn', async (t) => {
  const seen = await readOnce(t, { [NAME]: '' });
  assert.deepEqual([seen.records, seen.chain.tail], [[], 'not-attested']);
});

test('a trail that cannot be read is no empty trail', async (t) => {
  const place = await temporaryPlace(t);
  await mkdir(join(place, NAME));
  await assert.rejects(readTrail(trailAt(place, key)), { code: 'UNREADABLE' });
});
