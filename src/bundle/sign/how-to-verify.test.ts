import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { sealedBundle, smallRun } from '../testing';
import { writeBundle } from '../write-bundle';

const sealed = sealedBundle();

const missingTool = (): string | undefined =>
  ['bash', 'sha256sum', 'openssl', 'jq'].find(
    (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
  );

/** Runs the commands of the page, as a reader would, and gives those that failed. */
const failing = async (root: string, key: string): Promise<readonly string[]> => {
  const page = await readFile(join(root, 'VERIFY.md'), 'utf8');
  const commands = [...page.matchAll(/^```bash\n(.*?)^```$/gms)].map(([, command = '']) => command);
  assert.ok(commands.length >= 3, 'the page names its commands');
  return commands.filter(
    (command) =>
      spawnSync('bash', ['-c', `set -o pipefail\n${command}`], {
        cwd: root,
        env: { PATH: process.env.PATH, KEY: key },
      }).status !== 0,
  );
};

const keyFile = async (root: string, key = sealed.then(({ publicKey }) => publicKey)) => {
  const path = `${root}.pub.pem`;
  await writeFile(path, (await key).export({ type: 'spki', format: 'pem' }));
  return path;
};

const withTools = (title: string, run: (t: TestContext) => Promise<void>): void => {
  const missing = missingTool();
  test(title, { skip: missing === undefined ? false : `${missing} is not installed` }, run);
};

withTools('every command of VERIFY.md passes on a bundle as it was sealed', async () => {
  const root = await (await sealed).copy();
  assert.deepEqual(await failing(root, await keyFile(root)), []);
});

withTools('the commands of an unsigned bundle pass, and none speaks of a key', async () => {
  const run = await smallRun({ signingKey: null });
  await writeBundle(run);
  assert.deepEqual(await failing(run.directory, '/nowhere'), []);
});

withTools('under another key the fingerprint and the signature fail', async () => {
  const root = await (await sealed).copy();
  const { publicKey } = generateKeyPairSync('ed25519');
  const failed = await failing(root, await keyFile(root, Promise.resolve(publicKey)));
  assert.equal(failed.length, 2);
  assert.match(failed.join(), /openssl pkey .*openssl pkeyutl -verify/s);
});

for (const [title, tamper, command] of [
  [
    'a changed file',
    (root: string) => writeFile(join(root, 'data/environment.json'), '{}'),
    /sha256sum -c --strict --quiet manifest/,
  ],
  [
    'an added file',
    (root: string) => writeFile(join(root, 'data/more.txt'), ''),
    /diff .*find data/,
  ],
  ['a deleted file', (root: string) => rm(join(root, 'data/report/index.html')), /sha256sum/],
  [
    'rewritten manifests',
    async (root: string) => {
      await writeFile(join(root, 'data/environment.json'), '{}');
      spawnSync('bash', ['-c', rewrite], { cwd: root });
    },
    /jq .*sha256sum -c/,
  ],
  [
    'another payload type',
    async (root: string) => {
      const path = join(root, 'attestations/seal.dsse.json');
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace('vnd.in-toto+json', 'json'));
    },
    /openssl pkeyutl/,
  ],
] as const) {
  withTools(`the commands of VERIFY.md find ${title}`, async () => {
    const root = await (await sealed).copy();
    const key = await keyFile(root);
    await tamper(root);
    const failed = await failing(root, key);
    assert.match(failed.join('\n'), command);
    if (title === 'rewritten manifests') assert.equal(failed.length, 1);
  });
}

const rewrite = `
find data -type f -exec sha256sum {} + >manifest-sha256.txt
sha256sum bag-info.txt bagit.txt VERIFY.md manifest-sha256.txt >tagmanifest-sha256.txt
`;
