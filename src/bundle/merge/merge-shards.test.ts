import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonical, sha256 } from '../bag';
import { BundleError, type BundleErrorCode } from '../errors';
import { layout } from '../layout';
import { readBundle } from '../read-bundle';
import { normalize } from '../results';
import { planOf, smallRun, smallShards, temporaryPlace } from '../testing';
import { verifyBundle } from '../verify';
import { writeBundle } from '../write-bundle';
import { mergeShards, type MergeRequest } from './index';

const two = smallShards(2);

const merge = async (shards: readonly string[], changes: Partial<MergeRequest> = {}) => {
  const place = await temporaryPlace();
  return mergeShards({
    ...{ shards, directoryFor: () => join(place, 'joined'), temporaryDirectory: place },
    ...{ signingKey: null, shardKey: null },
    ...changes,
  });
};

const refused = (shards: readonly string[], code: BundleErrorCode, message: RegExp) =>
  assert.rejects(merge(shards), (error) => {
    assert.ok(error instanceof BundleError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });

test('joined shards give the results of the run undivided, to the byte', async () => {
  for (const number of [1, 2, 3, 4]) {
    const { whole, shards } = await smallShards(number);
    const { normalizedSha256 } = await merge(shards);
    assert.equal(
      normalizedSha256,
      sha256(canonical(normalize({ ...whole, standings: [] }))),
      `${number} shards`,
    );
  }
});

test('a joined bundle verifies, under the key it was signed with', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { directory, signed } = await merge((await two).shards, { signingKey: privateKey });
  const { ok, conditions } = await verifyBundle({ directory, publicKey });
  assert.ok(ok, JSON.stringify(conditions));
  assert.equal(signed, true);
});

test('in whatever order shards are given, they give the same', async () => {
  const { shards } = await two;
  const [one, other] = [await merge(shards), await merge([...shards].reverse())];
  const text = ({ directory }: { directory: string }) => readFile(join(directory, layout.messages));
  assert.deepEqual(await text(one), await text(other));
});

test('a joined bundle names the shards it is made of, and where each of them ran', async () => {
  const { shards } = await two;
  const { plan, environment } = await readBundle((await merge(shards)).directory);
  assert.equal(plan?.shard, null);
  const manifests = await Promise.all(
    shards.map((shard) => readFile(join(shard, layout.manifest))),
  );
  assert.deepEqual(
    plan.joined,
    manifests.map((bytes, index) => ({ number: index + 1, manifestSha256: sha256(bytes) })),
  );
  const { facts } = environment;
  assert.deepEqual([facts.node, Object.keys(facts.shards ?? {})], ['v24', ['1/2', '2/2']]);
});

test('a shard alone leaves open what the others cover', async () => {
  const [shard = ''] = (await two).shards;
  const { results } = await readBundle(shard);
  assert.equal(results.counts.scenarios['not-verified'] > 0, true);
  assert.notEqual(results.verdict, 'conformant');
});

test('gaps and overlaps are refused, each with its number', async () => {
  const [one = '', other = ''] = (await two).shards;
  await refused([one], 'SHARDS_MISSING', /all 2 shards, found none that is 2/);
  await refused([], 'SHARDS_MISSING', /at least one shard/);
  await refused([one, other, one], 'SHARDS_OVERLAP', /found shard 1\/2 twice/);
});

test('shards of different runs are refused with what differs', async () => {
  const [one = ''] = (await two).shards;
  const plan = (changes: object) => ({
    plan: { ...planOf(whole, { number: 2, of: 2 }), ...changes },
  });
  const { whole } = await two;
  const second = async (changes: Parameters<typeof smallRun>[0]) => {
    const { shards } = await smallShards(2, { ...plan({}), ...changes });
    return shards[1] ?? '';
  };
  const gate = { version: '0.1.0', sha256: 'b'.repeat(64), checks: {} };
  await refused(
    [one, await second(plan({ seed: 8 }))],
    'SHARDS_DIFFER',
    /the seed of .*: 8, not 7/,
  );
  await refused([one, await second(plan({ gate }))], 'SHARDS_DIFFER', /the code of the gate of/);
  const subject = { ...whole.subject, version: '2' };
  await refused([one, await second({ subject })], 'SHARDS_DIFFER', /the subject of/);
  const stricter = { demandedAssurance: 'observed' } as const;
  await refused([one, await second(stricter)], 'SHARDS_DIFFER', /the policy of/);
});

test('a shard that was changed is refused with what is wrong with it', async () => {
  const { shards } = await smallShards(2);
  await appendFile(join(shards[1] ?? '', layout.messages), ' ');
  await refused(shards, 'SHARD_INVALID', /is not complete: .*messages\.ndjson was changed/);
});

test('shards that another key sealed are refused where a key is asked for', async () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const { shards } = await two;
  await assert.rejects(merge(shards, { shardKey: publicKey }), /is not sealed: .* is unsigned/);
});

test('a whole run is no shard', async () => {
  const run = await smallRun();
  await writeBundle({ ...run, plan: planOf(run, null) });
  await refused([run.directory], 'NOT_A_SHARD', /holds a whole run/);
});
