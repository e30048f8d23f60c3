import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { regulations, requirements } from '../../catalogue';
import { readTree } from '../bag';
import { BundleError } from '../errors';
import { sealBag } from '../sign';
import { layout } from '../layout';
import { edit, sealedBundle, temporaryPlace } from '../testing';
import { verifyBundle } from './index';

const sealed = sealedBundle();
const { publicKey: anyKey } = generateKeyPairSync('ed25519');

const refused = (directory: string, code: string, says = /./) =>
  assert.rejects(
    verifyBundle({ directory, publicKey: anyKey }),
    (error) => error instanceof BundleError && error.code === code && says.test(error.message),
  );

test('the six conditions are told in their order, each with what holds', async () => {
  const { run, publicKey } = await sealed;
  const { conditions } = await verifyBundle({ directory: run.directory, publicKey });
  assert.deepEqual(
    conditions.map(({ name }) => name),
    ['complete', 'sealed', 'statements', 'well-formed', 'consistent', 'rejudged'],
  );
  assert.ok(conditions.every(({ detail }) => detail.length > 0));
});

test('under another key nothing but the seal fails, and that is told with what it means', async () => {
  const { run } = await sealed;
  const { ok, conditions, first } = await verifyBundle({
    directory: run.directory,
    publicKey: anyKey,
  });
  assert.equal(ok, false);
  assert.equal(first?.condition, 'sealed');
  assert.match(first.problem, /^attestations\/seal\.dsse\.json no signature holds under the key/);
  assert.match(first.meaning, /Nobody vouches for these files under the key you gave/);
  assert.deepEqual(
    conditions.filter((one) => !one.ok).map(({ name }) => name),
    ['sealed'],
  );
});

test('what is no bundle is refused with what to do', async () => {
  const place = await temporaryPlace();
  await refused(place, 'NOT_A_BUNDLE');
  await refused(join(place, 'absent'), 'NOT_A_BUNDLE');
  await writeFile(join(place, 'file'), '');
  await refused(join(place, 'file'), 'NOT_A_BUNDLE');
});

test('a bundle of a newer format is refused with what was found and what to do', async () => {
  const { copy } = await sealed;
  const root = await copy();
  const path = join(root, 'bag-info.txt');
  const text = await readFile(path, 'utf8');
  const newer = text.replace('Proofgate-Format: 1', 'Proofgate-Format: 2');
  await writeFile(path, newer.replace('proofgate 0.1.0', 'proofgate 9.0.0'));
  await refused(
    root,
    'NEWER_FORMAT',
    /expected .* format 1 or older, found format 2, written by proofgate 9\.0\.0; .*Verify it with/,
  );
  await writeFile(path, newer.replace('proofgate 0.1.0', 'proofgate \u001b[2J'));
  await refused(root, 'NEWER_FORMAT', /found format 2; /);
  await writeFile(path, text.replace('Proofgate-Format: 1', 'Proofgate-Format: one'));
  await refused(root, 'NOT_A_BUNDLE');
});

test('a catalogue that asks for less than this gate does is told', async () => {
  const { run, publicKey } = await sealed;
  const [first, ...rest] = requirements;
  const stricter = [{ ...first, minimumChecks: first.minimumChecks + 1 }, ...rest];
  const { conditions } = await verifyBundle({
    ...{ directory: run.directory, publicKey },
    catalogue: { requirements: stricter, regulations },
  });
  const told = conditions.find(({ name }) => name === 'consistent');
  assert.match(told?.detail ?? '', new RegExp(`the catalogue of the bundle lacks ${first.id}`));
});

test('a pipe in place of a document fails and does not hang', { timeout: 60_000 }, async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  const path = join(root, 'data/results/normalized.json');
  await rm(path);
  execFileSync('mkfifo', [path]);
  const { ok, conditions } = await verifyBundle({ directory: root, publicKey });
  assert.equal(ok, false);
  assert.match(conditions.map(({ detail }) => detail).join(), /is a link or a special file/);
});

test('evidence that nothing rests on is told, although it was sealed', async () => {
  const { copy, publicKey, privateKey } = await sealed;
  const root = await copy();
  const digest = execFileSync('sha256sum', { input: 'stray' }).toString().slice(0, 64);
  await writeFile(join(root, `data/evidence/${digest}.txt`), 'stray');
  await writeFile(join(root, 'data/evidence/not-a-digest.txt'), 'stray');
  await sealBag(root, privateKey);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter((one) => !one.ok);
  assert.deepEqual(
    failed.map(({ name }) => name),
    ['consistent'],
  );
  assert.match(failed[0]?.detail ?? '', /not-a-digest.txt is not what its name says/);
  assert.match(failed[0]?.detail ?? '', /the uncited of/);
});

test('JUnit that counts otherwise than the results is told, although it was sealed', async () => {
  const { copy, publicKey, privateKey } = await sealed;
  const root = await copy();
  const path = join(root, 'data/results/junit.xml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/<failure .*?<\/failure>/s, ''));
  await sealBag(root, privateKey);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  assert.match(
    conditions.find((one) => !one.ok)?.detail ?? '',
    /junit.xml: DROP-3 counts other than its cases; the requirements of junit.xml lack DROP-3 \(fail\)/,
  );
});

test('a copy of the key that was changed and still reads as the same key is found', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await edit(root, layout.signer, (text) => text.replace(/\n$/, '\v'));
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  assert.deepEqual(
    failed.map(({ name, detail }) => [name, detail]),
    [['sealed', 'keys/signer.pub.pem was changed']],
  );
});

test('whatever byte of whatever file is changed, the bundle no longer verifies', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  const paths = [...(await readTree(root)).files.keys()].sort();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(7), async (path, at, bit) => {
      const before = await readFile(join(root, path));
      const after = Buffer.from(before);
      const index = at % before.length;
      after[index] = (before[index] ?? 0) ^ (1 << bit);
      await writeFile(join(root, path), after);
      const ok = await verifies(root);
      await writeFile(join(root, path), before);
      assert.equal(ok, false, `${path}, byte ${index}, bit ${bit}`);
    }),
    { numRuns: 60 },
  );
  assert.equal(await verifies(root), true);

  async function verifies(directory: string): Promise<boolean> {
    try {
      return (await verifyBundle({ directory, publicKey })).ok;
    } catch (error) {
      if (error instanceof BundleError) return false;
      throw error;
    }
  }
});

test('a bundle emptied of everything but its tag files fails every condition it should', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  for (const name of await readdir(root)) {
    if (!/^(bagit|bag-info)\.txt$/.test(name)) await rm(join(root, name), { recursive: true });
  }
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  assert.equal(conditions.filter(({ ok }) => ok).length, 0);
});
