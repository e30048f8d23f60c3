import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memorySource } from './source';
import { FIRST, Forge, KEY, THIRD, at, ten, threeFiles, verify, withFile } from './testing';
import { TrailKey } from './trail-key';
import { verifyTrail } from './verify-trail';

describe('a trail that holds', () => {
  test('is attested when its head names its last record', async () => {
    assert.deepEqual(await verify(ten()), {
      ok: true,
      records: 10,
      files: 1,
      tail: 'attested',
      attestedThrough: 10,
      unlisted: 0,
      lacks: [],
    });
  });

  test('holds over several files, in the order of their days and numbers', async () => {
    const forge = new Forge().fill(1);
    for (let part = 1; part <= 11; part += 1) forge.rotate(`2026-11-20-${part}.audit`).fill(1);
    const { ok, records, files, tail } = await verify(
      forge.rotate(THIRD).fill(1).manifest().head().files,
    );
    assert.deepEqual(
      { ok, records, files, tail },
      { ok: true, records: 13, files: 13, tail: 'attested' },
    );
  });

  test('is not attested when nothing vouches for its end', async () => {
    const { ok, tail, attestedThrough } = await verify(new Forge().fill(10).files);
    assert.deepEqual(
      { ok, tail, attestedThrough },
      { ok: true, tail: 'not-attested', attestedThrough: null },
    );
  });

  test('is not attested beyond a head that lags behind', async () => {
    const { ok, tail, attestedThrough } = await verify(new Forge().fill(6).head().fill(4).files);
    assert.deepEqual(
      { ok, tail, attestedThrough },
      { ok: true, tail: 'not-attested', attestedThrough: 6 },
    );
  });

  test('is not attested where a bad record follows the last one that the head names', async () => {
    const files = new Forge().fill(6).head().fill(1).files;
    const bytes = Buffer.from(files.get(FIRST) ?? []);
    bytes[bytes.length - 10] = 0x78;
    const { ok, records, tail } = await verify(withFile(files, FIRST, bytes));
    assert.deepEqual({ ok, records, tail }, { ok: false, records: 6, tail: 'not-attested' });
  });

  test('may hold several lines that are long, one behind the other', async () => {
    const long = { event: { event_type: 'X', text: 'x'.repeat(400 * 1024) } };
    assert.equal((await verify(new Forge().append(long, long, long).files)).ok, true);
  });

  test('may have no record yet', async () => {
    const { ok, records, tail } = await verify(
      withFile(new Forge().head().files, FIRST, Buffer.alloc(0)),
    );
    assert.deepEqual({ ok, records, tail }, { ok: true, records: 0, tail: 'attested' });
  });

  test('may hold what is not plain: other scripts, escapes, fractions', async () => {
    const event = {
      event_type: 'Ünlü',
      path: '..\\..\\x"',
      ratio: 0.25,
      deep: [[[[[[[[[[1]]]]]]]]]],
    };
    const { ok, records } = await verify(new Forge().fill(1).append({ event }).fill(1).files);
    assert.deepEqual({ ok, records }, { ok: true, records: 3 });
  });
});

test('a line of more than a mebibyte is refused, however the file comes in pieces', async () => {
  const event = { event_type: 'X', text: 'x'.repeat(2 ** 20) };
  const files = new Forge().fill(1).append({ event }).fill(1).files;
  const source = memorySource(files);
  const bytes = files.get(FIRST) ?? Buffer.alloc(0);
  for (const size of [1000, 2 ** 16, bytes.length]) {
    const verified = await verifyTrail(
      {
        ...source,
        // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
        async *read() {
          for (let from = 0; from < bytes.length; from += size)
            yield bytes.subarray(from, from + size);
        },
      },
      [new TrailKey(KEY)],
    );
    assert.deepEqual(at(verified), { file: FIRST, line: 2, seq: null });
  }
});

test('a trail is read alike in pieces of any size', async () => {
  const files = threeFiles();
  const expected = await verify(files);
  for (const size of [1, 7, 100, 411, 412, 413, 5000]) {
    const pieces = {
      ...memorySource(files),
      // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
      async *read(name: string) {
        const bytes = files.get(name) ?? Buffer.alloc(0);
        // One piece of memory for all of them, as a reader of files has.
        const room = Buffer.alloc(size);
        for (let from = 0; from < bytes.length; from += size) {
          yield room.subarray(0, bytes.copy(room, 0, from, from + size));
        }
      },
    };
    assert.deepEqual(await verifyTrail(pieces, [new TrailKey(KEY)]), expected, `pieces of ${size}`);
  }
});
