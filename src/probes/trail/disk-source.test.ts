import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { diskSource } from './disk-source';
import { isTrailThere } from './is-trail-there';
import { readTrail } from './read-trail';
import { FIRST, KEY, SECOND, ground, ten, threeFiles, trailAt } from './testing';
import { TrailKey } from './trail-key';
import { verifyTrail } from './verify-trail';

const keys = [new TrailKey(KEY)];

describe('a trail on disk', () => {
  test('is verified whatever else lies in its directory', async () => {
    await using on = await ground();
    const others = [
      '.writer.lock',
      `${FIRST}.torn`,
      'notes.audit',
      '2026-11-20-01.audit',
      'x.sha256',
    ];
    const files = new Map([
      ...threeFiles(),
      ...others.map((name) => [name, Buffer.from('x')] as const),
    ]);
    const directory = await on.lay('trail', files);
    const { ok, records, tail } = await verifyTrail(diskSource(directory), keys);
    assert.deepEqual({ ok, records, tail }, { ok: true, records: 12, tail: 'attested' });
  });

  test('is read by readTrail with the very bytes that were judged', async () => {
    await using on = await ground();
    const laid = threeFiles();
    const { seen, files } = await readTrail(trailAt(await on.lay('trail', laid)));
    assert.deepEqual(seen.chain, { first_bad: null, tail: 'attested' });
    assert.deepEqual(seen.records.map(({ seq, file, line }) => [seq, file, line]).at(5), [
      6,
      SECOND,
      2,
    ]);
    assert.equal(seen.records.length, 12);
    for (const { name, bytes } of files) assert.deepEqual(bytes, laid.get(name));
    assert.deepEqual(
      seen.files.map(({ name }) => name),
      files.map(({ name }) => name),
    );
  });

  test('has no files where there is no directory', async () => {
    await using on = await ground();
    assert.equal(await isTrailThere(diskSource(on.path('absent'))), false);
    const { seen } = await readTrail(trailAt(on.path('absent')));
    assert.deepEqual(seen, {
      files: [],
      records: [],
      chain: { first_bad: null, tail: 'not-attested' },
    });
  });

  test('is never followed through a link', async () => {
    await using on = await ground();
    const directory = await on.lay('trail', ten());
    await rename(join(directory, FIRST), on.path('elsewhere'));
    await symlink(on.path('elsewhere'), join(directory, FIRST));
    await assert.rejects(verifyTrail(diskSource(directory), keys), { code: 'UNREADABLE' });
  });

  test('does not make its reader wait at a FIFO', async () => {
    await using on = await ground();
    const directory = await on.lay('trail', ten());
    for (const name of [FIRST, 'head.json']) {
      await rm(join(directory, name));
      await promisify(execFile)('mkfifo', [join(directory, name)]);
      await assert.rejects(verifyTrail(diskSource(directory), keys), {
        code: 'UNREADABLE',
        message: /no regular file/,
      });
    }
  });
});
