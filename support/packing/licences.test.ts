import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { licencesOf } from './licences';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'proofgate-licences-'));
  for (const folder of ['node_modules/free', 'node_modules/@ours/kept', 'node_modules/bare']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await writeFile(join(root, 'node_modules/free/LICENSE'), 'Do as you like.\n');
  await writeFile(join(root, 'node_modules/@ours/kept/licence.md'), 'Ask us.\n');
});
after(() => rm(root, { recursive: true }));

test('every package stands with its licence once, and our own files with none', async () => {
  const files = [
    'src/reference/subject.ts',
    'node_modules/free/a.js',
    'node_modules/free/lib/b.js',
    'node_modules/@ours/kept/index.js',
  ];
  assert.equal(
    await licencesOf(root, files),
    '@ours/kept\n\nAsk us.\n\n---\n\nfree\n\nDo as you like.\n',
  );
});

test('a package without a licence is not packed', async () => {
  await assert.rejects(licencesOf(root, ['node_modules/bare/index.js']), /a licence in .*bare/);
});
