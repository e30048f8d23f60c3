import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeKeys } from './keys';
import { projectRoot, proofgate } from './proofgate';

test('a subject that tells the signing key is not sealed, so that nobody publishes it', async (t) => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-key-'));
  t.after(() => rm(place, { recursive: true }));
  const { secret } = await writeKeys(place, 'signer');
  const [, body = ''] = (await readFile(secret, 'utf8')).split('\n');
  const reference = join(projectRoot, 'dist', 'reference', 'program.js');
  const telling = `echo "INFO ${body}" >&2; exec "${process.execPath}" "${reference}"`;
  const output = join(place, 'reports');
  const run = await proofgate([
    ...['run', '--requirement', 'HYG-2', '--output', output, '--key', secret],
    ...['--', 'sh', '-c', telling],
  ]);
  assert.match(run.stderr, /expected no secret in the bundle, found one in data\//);
  assert.equal(run.stderr.includes(body), false);
  assert.equal(run.code, 3);
  assert.deepEqual(await readdir(output), []);
});
