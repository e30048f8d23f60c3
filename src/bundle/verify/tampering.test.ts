import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonical, fileDigester, formatManifest, readTree } from '../bag';
import { envelopeSchema, pae } from '../dsse';
import { resultsSchema } from '../results';
import { sealBag } from '../sign';
import { edit, sealedBundle } from '../testing';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** Which conditions fail after a tampering, under the true key. */
const caughtBy = async (tamper: (root: string) => Promise<void>): Promise<readonly string[]> => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await tamper(root);
  const { ok, conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter((condition) => !condition.ok).map(({ name }) => name);
  assert.equal(ok, failed.length === 0);
  return failed;
};

const environment = 'data/environment.json';
const results = 'data/results/normalized.json';
const seal = 'attestations/seal.dsse.json';

const rewriteManifests = async (root: string) => {
  const paths = [...(await readTree(root)).files.keys()];
  const digestOf = fileDigester();
  const digests = async (wanted: readonly string[]) => {
    const manifest = new Map<string, string>();
    for (const path of wanted) manifest.set(path, await digestOf(join(root, path)));
    return formatManifest(manifest);
  };
  const payload = paths.filter((path) => path.startsWith('data/'));
  await writeFile(join(root, 'manifest-sha256.txt'), await digests(payload));
  const tags = ['bag-info.txt', 'bagit.txt', 'VERIFY.md', 'manifest-sha256.txt'];
  await writeFile(join(root, 'tagmanifest-sha256.txt'), await digests(tags));
};

test('an untouched copy verifies', async () => {
  assert.deepEqual(await caughtBy(() => Promise.resolve()), []);
});

test('a payload file edited is caught by completeness', async () => {
  const failed = await caughtBy((root) => edit(root, environment, (t) => t.replace('v24', 'v25')));
  assert.deepEqual(failed, ['complete']);
});

test('a payload file added is caught by completeness', async () => {
  const failed = await caughtBy((root) => writeFile(join(root, 'data', 'more.txt'), 'more'));
  assert.deepEqual(failed, ['complete']);
});

test('a file added beside the payload is caught by completeness', async () => {
  const failed = await caughtBy((root) => writeFile(join(root, 'README.md'), 'trust me'));
  assert.deepEqual(failed, ['complete']);
});

test('a payload file deleted is caught by completeness', async () => {
  const failed = await caughtBy((root) => rm(join(root, 'data/report/index.html')));
  assert.deepEqual(failed, ['complete']);
});

test('an observation deleted is caught by completeness, shape, consistency and judging again', async () => {
  const failed = await caughtBy(async (root) => {
    const names = await readdir(join(root, 'data/evidence'));
    for (const name of names) await rm(join(root, 'data/evidence', name));
  });
  assert.deepEqual(failed, ['complete', 'well-formed', 'consistent', 'rejudged']);
});

test('a file replaced by a link to the same bytes is caught by completeness', async () => {
  const failed = await caughtBy(async (root) => {
    const { run } = await sealed;
    await rm(join(root, 'data/report/index.html'));
    await symlink(
      join(run.directory, 'data/report/index.html'),
      join(root, 'data/report/index.html'),
    );
  });
  assert.deepEqual(failed, ['complete']);
});

test('a link added is caught by completeness', async () => {
  const failed = await caughtBy((root) => symlink('/etc/hostname', join(root, 'data', 'more')));
  assert.deepEqual(failed, ['complete']);
});

test('bag-info.txt edited is caught by completeness, by the statements and by the results', async () => {
  const failed = await caughtBy((root) =>
    edit(root, 'bag-info.txt', (text) => text.replace('violation', 'conformant')),
  );
  assert.deepEqual(failed, ['complete', 'statements', 'consistent']);
});

test('the payload type changed is caught by the seal', async () => {
  const failed = await caughtBy((root) =>
    edit(root, seal, (text) => text.replace('application/vnd.in-toto+json', 'application/json')),
  );
  assert.deepEqual(failed, ['sealed']);
});

test('another payload type, although signed with the true key, is caught by the seal', async () => {
  const { privateKey } = await sealed;
  const failed = await caughtBy(async (root) => {
    await edit(root, seal, (text) => {
      const envelope = envelopeSchema.parse(JSON.parse(text));
      const bytes = pae('application/json', Buffer.from(envelope.payload, 'base64'));
      const sig = sign(null, bytes, privateKey).toString('base64');
      const signatures = [{ keyid: '', sig }];
      return `${JSON.stringify({ ...envelope, payloadType: 'application/json', signatures })}\n`;
    });
    const copies = ['seal', 'test-result'].map((name) => `attestations/${name}.dsse.json`);
    const lines = await Promise.all(copies.map((path) => readFile(join(root, path), 'utf8')));
    await writeFile(join(root, 'attestations/bundle.intoto.jsonl'), lines.join(''));
  });
  assert.deepEqual(failed, ['sealed']);
});

test('a payload file edited and both manifests rewritten is caught by the seal', async () => {
  const failed = await caughtBy(async (root) => {
    await edit(root, environment, (text) => text.replace('v24', 'v25'));
    await rewriteManifests(root);
  });
  assert.deepEqual(failed, ['sealed', 'statements']);
});

test('the same, sealed again with a new key put in the bundle, is caught by the seal', async () => {
  const failed = await caughtBy(async (root) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    await edit(root, environment, (text) => text.replace('v24', 'v25'));
    await sealBag(root, privateKey);
    const key = createPublicKey(await readFile(join(root, 'keys/signer.pub.pem'), 'utf8'));
    const own = await verifyBundle({ directory: root, publicKey: key });
    assert.equal(own.ok, true, 'under the key inside everything seems right');
  });
  assert.deepEqual(failed, ['sealed']);
});

test('another key put in the bundle is caught by the seal', async () => {
  const failed = await caughtBy(async (root) => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    await writeFile(join(root, 'keys/signer.pub.pem'), pem);
  });
  assert.deepEqual(failed, ['sealed']);
});

test('a valid file of another run is caught by completeness', async () => {
  const other = await sealedBundle();
  const failed = await caughtBy(async (root) => {
    const text = await readFile(join(other.run.directory, 'data/results/messages.ndjson'));
    await writeFile(join(root, 'data/results/messages.ndjson'), text);
  });
  assert.deepEqual(failed, ['complete']);
});

test('the attestations of another run under the same key are caught by the seal', async () => {
  const { privateKey } = await sealed;
  const failed = await caughtBy(async (root) => {
    const { copy } = await sealed;
    const other = await copy();
    await edit(other, environment, (text) => text.replace('v24', 'v22'));
    await sealBag(other, privateKey);
    for (const name of await readdir(join(root, 'attestations'))) {
      await writeFile(
        join(root, 'attestations', name),
        await readFile(join(other, 'attestations', name)),
      );
    }
  });
  assert.deepEqual(failed, ['sealed', 'statements']);
});

test('a verdict changed without its observation, sealed with the true key, is caught by judging again', async () => {
  const { privateKey, copy, publicKey } = await sealed;
  const root = await copy();
  await edit(root, results, (text) => {
    const found = resultsSchema.parse(JSON.parse(text));
    return canonical({
      ...found,
      requirements: found.requirements.map((one) =>
        one.id === 'DROP-3' ? { ...one, outcome: 'pass' } : one,
      ),
    });
  });
  await sealBag(root, privateKey);
  const { conditions, rejudged } = await verifyBundle({ directory: root, publicKey });
  assert.deepEqual(
    conditions.filter((condition) => !condition.ok).map(({ name }) => name),
    ['consistent', 'rejudged'],
  );
  assert.match(rejudged.disagreements.join(), /DROP-3: signed as pass, judged again fail/);
});

test('a record changed in the messages is caught by judging again, named by scenario', async () => {
  const { privateKey, copy, publicKey } = await sealed;
  const root = await copy();
  await edit(root, 'data/results/messages.ndjson', (text) =>
    text.replace('\\"outcome\\":\\"fail\\"', '\\"outcome\\":\\"pass\\"'),
  );
  await sealBag(root, privateKey);
  const { conditions, rejudged } = await verifyBundle({ directory: root, publicKey });
  assert.deepEqual(
    conditions.filter((condition) => !condition.ok).map(({ name }) => name),
    ['consistent', 'rejudged'],
  );
  assert.match(
    rejudged.disagreements.join('\n'),
    /^DROP-3, features\/small\/small\.feature: .*It ends when it is asked to: exits-in-time has outcome "pass", the evidence "fail"/,
  );
});

test('a healthy subject called provoked is caught by consistency and by judging again', async () => {
  const { privateKey } = await sealed;
  const failed = await caughtBy(async (root) => {
    await edit(root, 'data/results/messages.ndjson', (text) =>
      text.replace('\\"provoked\\":false', '\\"provoked\\":true'),
    );
    await sealBag(root, privateKey);
  });
  assert.deepEqual(failed, ['consistent', 'rejudged']);
});

const review = 'data/report/review.md';

test('a document changed, sealed again with the true key, is caught by drawing it again, line named', async () => {
  const { privateKey, copy, publicKey } = await sealed;
  const root = await copy();
  await edit(root, review, (text) => text.replace('❌ **BLOCKING** DROP-3', '✅ **FINE** DROP-3'));
  const text = await readFile(join(root, review), 'utf8');
  const line = text.split('\n').findIndex((one) => one.includes('**FINE** DROP-3')) + 1;
  await sealBag(root, privateKey);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter((condition) => !condition.ok);
  assert.deepEqual(
    failed.map(({ name }) => name),
    ['consistent'],
  );
  const [{ detail } = { detail: '' }] = failed;
  assert.ok(detail.startsWith(`${review}: line ${line} says "1. ✅ **FINE** DROP-3`), detail);
  assert.match(detail, /the run gives "1\. ❌ \*\*BLOCKING\*\* DROP-3/);
});

test('a document lengthened, emptied or left out, sealed with the true key, is caught as well', async () => {
  const { privateKey } = await sealed;
  const changes = [
    (path: string) => writeFile(path, 'and nothing else was found\n', { flag: 'a' }),
    (path: string) => writeFile(path, ''),
    (path: string) => rm(path),
  ];
  for (const change of changes) {
    const failed = await caughtBy(async (root) => {
      await change(join(root, 'data/report/legal.md'));
      await sealBag(root, privateKey);
    });
    assert.deepEqual(failed, ['consistent']);
  }
});
