import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ground, type Ground } from './ground';
import { runWriter, type Life } from './run-writer';
import { strikes, underStrace, whyNoStrace } from './strace';

/** Root ignores permission bits, so root has nobody do it. */
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const user = isRoot ? NOBODY : undefined;

/** Why the user of these tests cannot run the writer at all; null when he can. */
const whyNobodyCannot = (): string | null => {
  if (!isRoot) return null;
  const options = { uid: NOBODY, gid: NOBODY, encoding: 'utf8' } as const;
  const reading = `require('fs').readdirSync(${JSON.stringify(__dirname)})`;
  const { error, status, stderr } = spawnSync(process.execPath, ['-e', reading], options);
  if (error !== undefined) return `the user nobody cannot run Node: ${error.message}`;
  return status === 0 ? null : `the user nobody cannot read the project: ${stderr}`;
};

const STEPS = ['critical', 'routine', 'dispose'];

const lives = (place: Ground, under: readonly string[] = []): Promise<Life> =>
  runWriter(place.directory, 'refused', STEPS, { under, ...(user === undefined ? {} : { user }) });

/** Both events counted and logged with the reason, nothing written anywhere, and a good end. */
const refusesAloud = async (place: Ground, { account, code, log }: Life, errno: RegExp) => {
  assert.equal(code, 0, log);
  assert.deepEqual(account?.failed, [
    { name: 'refused-0', code: 'UNAVAILABLE' },
    { name: 'refused-1', code: 'UNAVAILABLE' },
  ]);
  assert.deepEqual([account.attempts, account.failures, account.critical], [2, 2, 1]);
  assert.match(log, /ERROR audit: the trail cannot be opened, no event can be recorded: /);
  assert.match(log, errno);
  assert.equal(log.match(/ was not recorded: .*cannot be opened as an audit trail/g)?.length, 2);
  const files = await readdir(place.root, { recursive: true });
  assert.deepEqual(
    files.filter((name) => name.endsWith('.audit') && name !== KEPT),
    [],
  );
};

/** A file that is there before the writer. */
const KEPT = join('audit', '2026-11-20.audit');

const skip = whyNobodyCannot() ?? false;

test(
  'a directory that may not be made (EACCES) is an error, counted and logged',
  { skip },
  async () => {
    await using place = await ground(user);
    await chmod(place.root, 0o500);
    await refusesAloud(place, await lives(place), /EACCES: permission denied, mkdir/);
    await chmod(place.root, 0o700);
  },
);

test(
  'a directory that may not be written to (EACCES) is an error, counted and logged',
  {
    skip: isRoot ? skip : 'only root can make a directory of another user',
  },
  async () => {
    await using place = await ground(user);
    await mkdir(place.directory, { mode: 0o755 });
    await refusesAloud(place, await lives(place), /EPERM|EACCES/);
    assert.deepEqual(await readdir(place.directory), []);
  },
);

test(
  'a path that leads through a file (ENOTDIR) is an error, counted and logged',
  { skip },
  async () => {
    await using place = await ground(user);
    await writeFile(join(place.root, 'file'), '');
    const beneath = { ...place, directory: join(place.root, 'file', 'audit') };
    await refusesAloud(beneath, await lives(beneath), /ENOTDIR: not a directory, mkdir/);
  },
);

test(
  'a disk mounted for reading alone (EROFS) is an error, counted and logged',
  {
    skip: whyNoStrace() ?? false,
  },
  async () => {
    await using place = await ground();
    const paths = [join(place.directory, '2026-11-20.audit')];
    const under = underStrace(place.trace, paths, ['openat:error=EROFS:when=1+']);
    const life = await runWriter(place.directory, 'refused', STEPS, { under });
    assert.ok((await strikes(place.trace)) > 0, 'the fault must strike');
    await refusesAloud(place, life, /EROFS: read-only file system, open/);
  },
);
