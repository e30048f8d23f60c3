import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { isPlain } from './names';
import { readTree } from './tree';

test('files are listed with their size, at every depth', async () => {
  const root = await temporaryPlace();
  await mkdir(join(root, 'a', 'b'), { recursive: true });
  await writeFile(join(root, 'a', 'b', 'c.txt'), 'four');
  assert.deepEqual(await readTree(root), { files: new Map([['a/b/c.txt', 4]]), oddities: [] });
});

test('links are told and never followed', async () => {
  const root = await temporaryPlace();
  await symlink('/etc', join(root, 'directory'));
  await symlink('/etc/hostname', join(root, 'file'));
  const { files, oddities } = await readTree(root);
  assert.equal(files.size, 0);
  assert.match([...oddities].sort().join(), /"directory" is a link.*"file" is a link/);
});

test('a pipe is told and never opened', async () => {
  const root = await temporaryPlace();
  execFileSync('mkfifo', [join(root, 'pipe')]);
  const { files, oddities } = await readTree(root);
  assert.equal(files.size, 0);
  assert.match(oddities.join(), /"pipe" is a link or a special file/);
});

test('a name that could be read as another is strange', () => {
  for (const name of ['data/a b.json', 'x', 'a-b/c_d.e', 'bundle.intoto.jsonl']) {
    assert.equal(isPlain(name), true, name);
  }
  for (const name of [
    '',
    '..',
    'a/../b',
    '/a',
    'a//b',
    '.hidden',
    '-rf',
    'a ',
    'a\nb',
    'a\\b',
    'a%0A',
    'ä',
    'a\u202eb',
    'a.',
  ]) {
    assert.equal(isPlain(name), false, JSON.stringify(name));
  }
});
