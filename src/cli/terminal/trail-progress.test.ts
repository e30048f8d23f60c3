import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofgateFormat, type TrailSource } from '../../probes';
import { watched } from './trail-progress';

const MIB = 2 ** 20;

/** A file of so many pieces of one MiB. */
const pieces = (count: number): TrailSource => ({
  format: proofgateFormat,
  names: () => Promise.resolve([]),
  document: () => Promise.resolve(null),
  // eslint-disable-next-line @typescript-eslint/require-await -- an iterable of the port's kind
  async *read() {
    for (let n = 0; n < count; n += 1) yield Buffer.alloc(MIB);
  },
});

const shown = async (count: number) => {
  const texts: string[] = [];
  let bytes = 0;
  const source = watched(pieces(count), (text) => texts.push(text));
  for await (const piece of source.read('2026-11-20.audit')) bytes += piece.length;
  return { texts, bytes };
};

test('a trail that is read tells every 16 MiB how far it is, and a short one nothing', async () => {
  assert.deepEqual(await shown(15), { texts: [], bytes: 15 * MIB });
  const { texts, bytes } = await shown(40);
  assert.deepEqual(texts, [
    '16 MiB read, now in 2026-11-20.audit',
    '32 MiB read, now in 2026-11-20.audit',
  ]);
  assert.equal(bytes, 40 * MIB);
});
