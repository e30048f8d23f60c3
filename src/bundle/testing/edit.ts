import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Changes a file of a bundle, and makes sure that it is another afterwards. */
export const edit = async (
  root: string,
  path: string,
  change: (text: string) => string,
): Promise<void> => {
  const before = await readFile(join(root, path), 'utf8');
  const after = change(before);
  assert.notEqual(after, before, `${path} was to be changed`);
  await writeFile(join(root, path), after);
};
