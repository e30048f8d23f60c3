import assert from 'node:assert/strict';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { beginnings, heldFile, readModes } from './index';

test('a directory and what stands in it are read with their modes, links not followed', async (t) => {
  const place = await temporaryPlace(t);
  await chmod(place, 0o750);
  await writeFile(join(place, 'a'), '');
  await chmod(join(place, 'a'), 0o4640);
  await mkdir(join(place, 'b'));
  await chmod(join(place, 'b'), 0o700);
  await symlink('a', join(place, 'c'));
  const [here, file, directory, link] = await readModes(place);
  assert.deepEqual(here, { name: '.', kind: 'directory', mode: '750' });
  assert.deepEqual(file, { name: 'a', kind: 'file', mode: '4640' });
  assert.deepEqual(directory, { name: 'b', kind: 'directory', mode: '700' });
  assert.equal(link?.kind, 'other');
});

test('the beginning of a file is digested as far as it went before', () => {
  const before = [heldFile('grown', Buffer.from('one')), heldFile('cut', Buffer.from('three'))];
  const after = beginnings(before, [
    heldFile('grown', Buffer.from('one two')),
    heldFile('cut', Buffer.from('thr')),
    heldFile('new', Buffer.from('four')),
  ]);
  const [grown, cut, fresh] = after;
  assert.equal(grown?.beginning, before[0]?.sha256);
  assert.notEqual(cut?.beginning, before[1]?.sha256);
  assert.equal(fresh?.beginning, null);
});
