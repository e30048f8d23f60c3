import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { snapshotFiles } from './index';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('files are told by digest, directories by name, in the order of their names', async (t) => {
  const root = await temporaryPlace(t);
  await mkdir(join(root, 'b', 'deep'), { recursive: true });
  await writeFile(join(root, 'b', 'deep', 'file'), 'deep');
  await writeFile(join(root, 'a'), '');
  await writeFile(join(root, '..name'), 'dots');
  await writeFile(join(root, '__proto__'), 'hidden');
  const snapshot = await snapshotFiles(root, []);
  assert.deepEqual(Object.entries(snapshot), [
    ['./..name', sha256('dots')],
    ['./__proto__', sha256('hidden')],
    ['./a', sha256('')],
    ['./b', 'directory'],
    ['./b/deep', 'directory'],
    ['./b/deep/file', sha256('deep')],
  ]);
});

test('every change shows: a file made, changed, or gone', async (t) => {
  const root = await temporaryPlace(t);
  const empty = await snapshotFiles(root, []);
  assert.deepEqual(empty, {});
  await writeFile(join(root, 'a'), 'one');
  const one = await snapshotFiles(root, []);
  await writeFile(join(root, 'a'), 'two');
  const two = await snapshotFiles(root, []);
  assert.notDeepEqual(one, two);
  await rm(join(root, 'a'));
  assert.deepEqual(await snapshotFiles(root, []), empty);
});

test('links are told by their target and never followed', async (t) => {
  const place = await temporaryPlace(t);
  const root = join(place, 'root');
  await mkdir(join(place, 'outside'));
  await mkdir(root);
  await writeFile(join(place, 'outside', 'secret'), 'secret');
  await symlink('../outside', join(root, 'to-directory'));
  await symlink('../outside/secret', join(root, 'to-file'));
  await symlink('.', join(root, 'to-itself'));
  await symlink('nowhere', join(root, 'dangling'));
  assert.deepEqual(await snapshotFiles(root, []), {
    './dangling': 'link to nowhere',
    './to-directory': 'link to ../outside',
    './to-file': 'link to ../outside/secret',
    './to-itself': 'link to .',
  });
});

test('a pipe that nobody writes to is told and not waited for', async (t) => {
  const root = await temporaryPlace(t);
  execFileSync('mkfifo', [join(root, 'pipe')]);
  assert.deepEqual(await snapshotFiles(root, []), { './pipe': 'special' });
});

test('what is excepted is left out at the top, with all below, and nowhere else', async (t) => {
  const root = await temporaryPlace(t);
  for (const path of ['audit', 'audits', 'models/audit']) {
    await mkdir(join(root, path), { recursive: true });
    await writeFile(join(root, path, 'x'), '');
  }
  assert.deepEqual(Object.keys(await snapshotFiles(root, ['audit'])), [
    ...['./audits', './audits/x', './models', './models/audit', './models/audit/x'],
  ]);
});

test('a directory that is not there has no snapshot', async (t) => {
  const place = await temporaryPlace(t);
  await assert.rejects(snapshotFiles(join(place, 'missing'), []), { code: 'ENOENT' });
});

test('a file too large to be read is told by its size and the time of its change', async (t) => {
  const root = await temporaryPlace(t);
  const vast = join(root, 'vast');
  await writeFile(vast, '');
  await truncate(vast, 2 ** 40);
  await utimes(vast, 0, 7);
  assert.deepEqual(await snapshotFiles(root, []), {
    './vast': '1099511627776 bytes, changed 1970-01-01T00:00:07.000Z',
  });
});
