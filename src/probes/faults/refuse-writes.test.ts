import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { test } from 'node:test';
import { startChild, temporaryPlace } from '../testing';
import {
  refusedWriteCauses,
  refuseWrites,
  refuseWritesAvailability,
  writesAreRefused,
} from './index';

test('a running process is refused every write to a file, and lives on', async (t) => {
  const availability = await refuseWritesAvailability(platform);
  if (!availability.available) {
    t.skip(availability.reason);
    return;
  }
  const file = join(await temporaryPlace(t), 'trail');
  const child = await startChild(t);
  assert.equal(await child.does('append', file), 'done');
  assert.equal(await writesAreRefused(child.pid), false);

  await refuseWrites(child.pid);

  assert.equal(await writesAreRefused(child.pid), true);
  assert.equal(await child.does('append', file), 'EFBIG');
  assert.ok((refusedWriteCauses as readonly string[]).includes('EFBIG'));
  assert.equal(await readFile(file, 'utf8'), 'one more line\n');
  assert.equal(await child.does('read', file), 'done');
  assert.equal(await child.does('append', `${file}.new`), 'EFBIG');
  assert.equal(await child.does('rest'), 'done');
});

test('only the process that was meant is refused', async (t) => {
  const availability = await refuseWritesAvailability(platform);
  if (!availability.available) {
    t.skip(availability.reason);
    return;
  }
  const [refused, other] = [await startChild(t), await startChild(t)];
  await refuseWrites(refused.pid);
  assert.equal(await writesAreRefused(other.pid), false);
  const file = join(await temporaryPlace(t), 'trail');
  assert.equal(await other.does('append', file), 'done');
});

const notLinux = platform === 'linux' ? false : `needs Linux, this is ${platform}`;

/** Beyond the largest pid that Linux gives (2^22). */
const NOBODY = 2 ** 22 + 1;

test('a process that is not there cannot be refused, and nobody says that it was', async () => {
  await assert.rejects(refuseWrites(NOBODY));
  await assert.rejects(writesAreRefused(NOBODY), { code: 'ENOENT' });
});

test('the fault is available exactly where prlimit runs', { skip: notLinux }, async (t) => {
  const { error } = spawnSync('prlimit', ['--version']);
  assert.equal((await refuseWritesAvailability(platform)).available, error === undefined);

  const { PATH } = process.env;
  t.after(() => (process.env.PATH = PATH));
  process.env.PATH = await temporaryPlace(t);
  const without = await refuseWritesAvailability(platform);
  assert.equal(without.available, false);
  assert.match(without.reason ?? '', /^prlimit of util-linux does not run: .*ENOENT/);
});

test('another system than Linux cannot inject the fault, and says so', async () => {
  assert.deepEqual(await refuseWritesAvailability('darwin'), {
    ...{ name: 'refuse-writes', available: false, reason: 'needs Linux, this is darwin' },
  });
});
