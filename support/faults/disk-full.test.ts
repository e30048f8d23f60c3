import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ground } from './ground';
import { accountsForAll, holdsAcknowledged, seenWhole } from './invariants';
import { runWriter } from './run-writer';
import { strikes, underStrace, whyNoStrace } from './strace';

/** POSIX counts the limit in blocks of 512 bytes; a few records fit, and a part of one more. */
const SMALL_FILES = ['sh', '-c', 'ulimit -f 5; exec "$0" "$@"'];

test('a disk that fills in the middle of a record loses what does not fit, and tells of it in the next file', async () => {
  await using place = await ground();
  const steps = ['critical*8', 'rotate', 'critical', 'dispose'];
  const life = await runWriter(place.directory, 'full', steps, { under: SMALL_FILES });
  const found = await seenWhole(place.directory);
  holdsAcknowledged(found, [life]);
  accountsForAll(found, life);
  const failed = life.account?.failed ?? [];
  assert.ok(failed.length > 2 && failed.length < 8);
  assert.deepEqual(new Set(failed.map(({ code }) => code)), new Set(['WRITE_FAILED']));
  assert.match(life.log, /EFBIG/);
  assert.equal(found.toldLost, failed.length);
  assert.equal(found.tail, 'attested');
});

test(
  'a record that can be neither synced nor cut off is counted as failed, though it lies there',
  {
    skip: whyNoStrace() ?? false,
  },
  async () => {
    await using place = await ground();
    const file = join(place.directory, '2026-11-20.audit');
    const under = underStrace(
      place.trace,
      [file],
      ['fdatasync:error=EIO:when=2+', 'ftruncate:error=EIO:when=1+'],
    );
    const sick = await runWriter(place.directory, 'sick', ['critical*3', 'dispose'], { under });
    assert.ok((await strikes(place.trace)) > 0, 'the fault must strike');
    assert.deepEqual(sick.acknowledged, []);
    assert.deepEqual([sick.account?.attempts, sick.account?.failures], [3, 3]);
    assert.match(sick.log, /nor could the write be taken back/);
    assert.match(sick.log, /lost events have no record of their loss: 3/);
    const found = await seenWhole(place.directory);
    assert.deepEqual(found.present, ['sick-0']);
    const well = await runWriter(place.directory, 'well', ['critical', 'dispose']);
    const after = await seenWhole(place.directory);
    holdsAcknowledged(after, [well]);
    assert.deepEqual(after.present, ['sick-0', 'well-0']);
  },
);
