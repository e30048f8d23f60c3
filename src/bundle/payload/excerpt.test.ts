import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { excerptOf, excerptsOf } from './excerpt';

const lines = (many: number): string =>
  Array.from({ length: many }, (_, nth) => `line ${nth + 1}\n`).join('');

test('a short text is shown whole, a longer one from both ends', () => {
  assert.deepEqual(excerptOf('', false), { head: [], leftOut: 0, tail: [] });
  assert.deepEqual(excerptOf('one\ntwo', false), { head: ['one', 'two'], leftOut: 0, tail: [] });
  assert.equal(excerptOf(lines(9), false).head.length, 9);
  const { head, leftOut, tail } = excerptOf(lines(100), false);
  assert.deepEqual([head[0], head.length, leftOut, tail.at(-1)], ['line 1', 6, 91, 'line 100']);
});

test('of a file beyond measure the beginning is read, and no half line of it is shown', async () => {
  const place = await temporaryPlace();
  const [sha256, transcript] = ['a'.repeat(64), 'b'.repeat(64)];
  await writeFile(join(place, `${sha256}.audit`), `first\n${'x'.repeat(50 * 1024 * 1024)}\n`);
  await writeFile(join(place, `${transcript}.ndjson`), '{}\n');
  const shown = await excerptsOf(place, [
    { sha256, extension: 'audit', what: 'trail' },
    { sha256: transcript, extension: 'ndjson', what: 'transcript' },
  ]);
  assert.deepEqual(shown[0]?.excerpt, { head: ['first'], leftOut: null, tail: [] });
  assert.equal(shown[0].bytes, 50 * 1024 * 1024 + 7);
  assert.equal(shown[1]?.excerpt, null);
});
