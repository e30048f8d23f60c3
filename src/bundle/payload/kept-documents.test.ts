import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { layout } from '../layout';
import { temporaryPlace } from '../testing';
import { mutantsOf } from './kept-documents';

const keep = async (path: string, text: string): Promise<string> => {
  const root = await temporaryPlace();
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  return root;
};

test('a bag without kill matrix has none', async () => {
  const root = await temporaryPlace();
  assert.equal(await mutantsOf(root), null);
});

test('the kill matrix is read, whatever else stands in it, and one of another shape is not', async () => {
  const matrix = {
    gate: 'abc',
    mutants: [
      {
        ...{ name: 'counts-twice', thinking: 'Better twice.', breaks: ['EMIT-3'] },
        killed_by: [{ requirement: 'EMIT-3', finding: 'wrong-count' }],
        survived: false,
      },
    ],
  };
  const root = await keep(layout.mutants, JSON.stringify({ ...matrix, format: 'later' }));
  assert.deepEqual(await mutantsOf(root), matrix);
  assert.equal(await mutantsOf(await keep(layout.mutants, '{"gate":7}')), null);
});
