import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeKeys } from './keys';
import { proofgate, type Finished } from './proofgate';

/** Of several chapters: faults of the disk, hostile text, paths, signatures, tampering with a trail. */
const handful = ['EMIT-3', 'HYG-1', 'PATH-1', 'TIME-4', 'TRAIL-3'].flatMap((id) => [
  '--requirement',
  id,
]);

describe('runs of one seed, whole, in shards and in part', () => {
  let place = '';
  let keys = { secret: '', open: '' };
  let printed: Finished;

  const runInto = (directory: string, ...options: readonly string[]): Promise<Finished> =>
    proofgate(['run', '--seed', '7', '--output', join(place, directory), ...handful, ...options]);

  const bundlesIn = async (directory: string): Promise<readonly string[]> =>
    (await readdir(join(place, directory))).sort().map((name) => join(place, directory, name));

  const bundleIn = async (directory: string): Promise<string> =>
    (await bundlesIn(directory))[0] ?? '';

  const resultsIn = async (bundle: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(join(bundle, 'data', 'results', 'normalized.json')))
      .digest('hex');

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-e2e-'));
    keys = await writeKeys(place, 'signer');
    printed = await runInto('first', '--key', keys.secret);
  });

  after(() => rm(place, { recursive: true }));

  test('a second run gives the same results, to the byte', async () => {
    await runInto('second');
    const [first, second] = [await bundleIn('first'), await bundleIn('second')];
    assert.equal(await resultsIn(second), await resultsIn(first));
    const compared = await proofgate(['diff', first, second]);
    assert.equal(compared.code, 0);
    assert.match(compared.stdout, /^NO DIFFERENCE in any verdict\n/);
  });

  test('two shards joined give the results of the run undivided, and verify', async () => {
    for (const shard of ['1/2', '2/2']) {
      const { code, stdout } = await runInto('shards', '--shard', shard);
      assert.equal(code, 2, stdout);
      assert.match(stdout, new RegExp(`^shard ${shard}: `, 'm'));
    }
    const merge = ['merge', ...(await bundlesIn('shards')), '--key', keys.secret, '--json'];
    const joined = await proofgate([...merge, '--output', join(place, 'joined')]);
    const { bundle, exit } = JSON.parse(joined.stdout) as { bundle: string; exit: number };
    assert.deepEqual([joined.code, exit], [printed.code, printed.code]);
    assert.equal(await resultsIn(bundle), await resultsIn(await bundleIn('first')));
    const verified = await proofgate(['verify', bundle, '--key', keys.open]);
    assert.equal(verified.code, 0, verified.stdout);
  });

  test('show prints of a bundle what the run printed', async () => {
    const shown = await proofgate(['show', await bundleIn('first')]);
    assert.deepEqual([shown.code, shown.stdout], [0, printed.stdout]);
  });

  test('an edition verifies under the key of the full bundle, and says what it lacks', async () => {
    const bundle = await bundleIn('first');
    const edition = join(place, 'edition');
    const choice = ['--requirement', 'HYG-1', '--reason', 'not for everybody'];
    const redacted = await proofgate(['redact', bundle, ...choice, '--output', edition]);
    assert.equal(redacted.code, 0, redacted.stderr);
    assert.match(redacted.stdout, /^edition: \d+ pieces of evidence removed, /);
    const verified = await proofgate(['verify', edition, '--key', keys.open]);
    assert.equal(verified.code, 0, verified.stdout);
    assert.match(verified.stdout, /pieces of evidence removed \(not for everybody\)/);
    assert.match(verified.stdout, /^EDITION: \d+ checks could not be judged again/m);
  });

  test('a shard needs a seed, and a number of those there are', async () => {
    const seedless = await proofgate(['run', '--shard', '1/2']);
    assert.equal(seedless.code, 3);
    assert.match(seedless.stderr, /expected --seed beside --shard 1\/2, found none/);
    for (const shard of ['3/2', '0/2', '1', '1/0', '1/1000']) {
      const wrong = await proofgate(['run', '--seed', '7', '--shard', shard]);
      assert.equal(wrong.code, 3, shard);
      assert.match(wrong.stderr, /expected which shard of how many, such as 1\/3/);
    }
  });

  test('shards that do not make a run are refused', async () => {
    const { code, stderr } = await proofgate(['merge', await bundleIn('first')]);
    assert.equal(code, 3);
    assert.match(stderr, /expected bundles of shards, but .* holds a whole run/);
  });

  test('where there is nothing to open pages with, open says where the page lies', async () => {
    const bundle = await bundleIn('first');
    const opened = await proofgate(['open', bundle], { env: { PATH: place } });
    const page = join(bundle, 'data', 'report', 'index.html');
    assert.deepEqual([opened.code, opened.stdout], [0, `open this page in a browser: ${page}\n`]);
    const none = await proofgate(['open', place]);
    assert.equal(none.code, 3);
    assert.match(none.stderr, /expected the page of a bundle at /);
  });
});
