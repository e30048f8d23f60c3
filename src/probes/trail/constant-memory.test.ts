import assert from 'node:assert/strict';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { diskSource } from './disk-source';
import { FIRST, KEY, SECOND, bodyOf, ground, sealLine } from './testing';
import { TrailKey } from './trail-key';
import { verifyTrail } from './verify-trail';

const MIB = 2 ** 20;
const RECORDS = 150_000;
const AT_A_TIME = 5_000;

/** Writes a long trail over two files without ever holding it. */
const writeLongTrail = async (directory: string): Promise<void> => {
  await mkdir(directory);
  let place = { seq: 0, hash: '0'.repeat(64) };
  for (const name of [FIRST, SECOND]) {
    await using file = await open(join(directory, name), 'wx');
    for (let written = 0; written < RECORDS; written += AT_A_TIME) {
      const lines = Array.from({ length: AT_A_TIME }, () => {
        const { line, hash } = sealLine(bodyOf({}, place), KEY);
        place = { seq: place.seq + 1, hash };
        return line;
      });
      await file.appendFile(lines.join(''));
    }
  }
};

/** The most memory this process ever had, in bytes. */
const peak = (): number => process.resourceUsage().maxRSS * 1024;

test('a long trail is verified in memory that does not grow with it', async () => {
  await using on = await ground();
  await writeLongTrail(on.path('trail'));
  const { size } = await stat(join(on.path('trail'), FIRST));
  const before = peak();
  const { ok, records } = await verifyTrail(diskSource(on.path('trail')), [new TrailKey(KEY)]);
  assert.deepEqual({ ok, records }, { ok: true, records: 2 * RECORDS });
  const grown = peak() - before;
  assert.ok(size > 64 * MIB, `each file has ${size} bytes`);
  assert.ok(grown < 48 * MIB, `memory grew by ${Math.round(grown / MIB)} MiB`);
});
