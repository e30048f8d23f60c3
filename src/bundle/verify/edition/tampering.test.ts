import assert from 'node:assert/strict';
import { appendFile, cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileDigester, sha256 } from '../../bag';
import type { Edition } from '../../edition';
import { layout } from '../../layout';
import { edit, editEdition, sealedEdition } from '../../testing';
import { verifyBundle } from '../index';

const sealed = sealedEdition();

type Deed = (root: string) => Promise<void>;

/** What fails of an edition whose maker changed it, under the key of the full bundle. */
const caughtBy = async (deed: Deed): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { forged, publicKey } = await sealed;
  const { ok, conditions } = await verifyBundle({ directory: await forged(deed), publicKey });
  const failed = conditions.filter((one) => !one.ok);
  assert.equal(ok, failed.length === 0);
  return Object.fromEntries(failed.map(({ name, problems }) => [name, problems]));
};

const digestOf = fileDigester();
const feature = 'data/features/small/small.feature';
const inFull = async (path: string) => ({
  path,
  sha256: await digestOf(join((await sealed).run.directory, path)),
});
const changed = (path: string) => `${path} is not as the full bundle has it`;
const removedIn = async (root: string, path: string): Promise<void> => {
  await rm(join(root, path));
  const gone = await inFull(path);
  await editEdition(root, (told) => ({ ...told, omitted: [...told.omitted, gone] }));
};

test('an edition that nobody touched verifies, with a key and without one', async () => {
  const { copy, publicKey } = await sealed;
  for (const key of [publicKey, null]) {
    const told = await verifyBundle({ directory: await copy(), publicKey: key });
    assert.deepEqual([told.ok, told.first, told.rejudged.disagreements], [true, null, []]);
    const { sealed: seal, rejudged } = Object.fromEntries(
      told.conditions.map(({ name, detail }) => [name, detail]),
    );
    assert.match(seal ?? '', /; the edition by somebody else, or unsigned$/);
    assert.match(rejudged ?? '', /^3 observations .* alike; 1 were removed .* so 1 requirements /);
    assert.equal(told.rejudged.verdicts, 69);
    assert.equal(told.rejudged.notRejudged, 1);
  }
});

test('what was changed, added or left out of the full bundle is named', async () => {
  const policy = await caughtBy((root) => appendFile(join(root, layout.policy), '\n'));
  assert.deepEqual(policy, { edition: [changed(layout.policy)] });
  const more = 'data/report/more.html';
  const added = await caughtBy(async (root) => {
    await cp(join(root, layout.policy), join(root, more));
  });
  assert.deepEqual(added, { edition: [`${more} is not of the full bundle`] });
  const lacks = await caughtBy((root) => rm(join(root, feature)));
  assert.deepEqual(lacks.edition, [`${feature} is missing and not told as removed`]);
});

test('a document that no edition does without is missed, although it is told as left out', async () => {
  const { edition, ...others } = await caughtBy((root) => removedIn(root, feature));
  assert.deepEqual(edition, [`${feature} is missing and not told as removed`]);
  assert.deepEqual(others, { consistent: ['1 features that ran are not kept'] });
});

test('only the two documents that are told as told again may differ', async () => {
  const [messages, traceability] = [layout.messages, layout.traceability];
  const rewriting = (paths: readonly string[], deed?: Deed) =>
    caughtBy(async (root) => {
      const rewritten = await Promise.all(paths.map(inFull));
      await editEdition(root, (told) => ({ ...told, rewritten }));
      await deed?.(root);
    });
  assert.deepEqual(await rewriting([messages]), { edition: [changed(traceability)] });
  assert.deepEqual(await rewriting([traceability]), { edition: [changed(messages)] });
  const environment = (root: string) => appendFile(join(root, layout.environment), '\n');
  assert.deepEqual(await rewriting([messages, traceability, layout.environment], environment), {
    edition: [changed(layout.environment)],
  });
});

test('what an edition says is gone is what the full bundle has, and is gone', async () => {
  const [gone] = (await sealed).edition.removed;
  assert.ok(gone);
  const telling = (change: (told: Edition) => Edition) =>
    caughtBy((root) => editEdition(root, change));
  const other = { ...gone, sha256: '0'.repeat(64) };
  const { edition: otherDigest } = await telling((told) => ({
    ...told,
    removed: told.removed.map((one) => (one.path === gone.path ? other : one)),
  }));
  assert.deepEqual(otherDigest, [
    `${gone.path} is missing and not told as removed`,
    `${layout.edition} names a ${gone.path} that the full bundle has not`,
  ]);
  const policy = await inFull(layout.policy);
  assert.deepEqual(await telling((told) => ({ ...told, omitted: [...told.omitted, policy] })), {
    edition: [`${layout.policy} is told as removed and is here`],
  });
  assert.deepEqual(await telling((told) => ({ ...told, of: { manifestSha256: other.sha256 } })), {
    edition: [`${layout.edition} names another manifest than data/original/manifest-sha256.txt`],
  });
});

test('what its maker did not keep of a file around the full bundle is named', async () => {
  const original = (path: string) => join(layout.original, path);
  const seals = (path: string) => `${layout.original}/${path} is not the file that the seal names`;
  const page = layout.howToVerify;
  assert.deepEqual(await caughtBy((root) => appendFile(join(root, original(page)), 'or not')), {
    sealed: [`data/original: ${page} was changed`, seals(page)],
  });
  assert.deepEqual(await caughtBy((root) => rm(join(root, original(page)))), {
    sealed: [`data/original: ${page} is listed and missing`, seals(page)],
  });
  const trust = (root: string) => writeFile(join(root, original('README.md')), 'trust me');
  assert.deepEqual(await caughtBy(trust), {
    sealed: ['data/original: README.md is in no manifest'],
  });
  const line = `${sha256('')}  README.md\n`;
  const listed = await caughtBy(async (root) => {
    await writeFile(join(root, original('README.md')), '');
    await appendFile(join(root, original(layout.tagManifest)), line);
  });
  assert.match(
    listed.sealed?.[0] ?? '',
    /^data\/original: tagmanifest-sha256\.txt lists README\.md/,
  );
});

test("a full bundle whose seal is gone is nobody's", async () => {
  const found = await caughtBy((root) => rm(join(root, layout.original, layout.seal)));
  assert.deepEqual(Object.keys(found), ['sealed']);
});

test('a file that the seal of the full bundle does not name is no file of it, though it is listed', async () => {
  const listed = await caughtBy(async (root) => {
    const [path, other] = [layout.howToVerify, layout.bagit].map((one) =>
      join(root, layout.original, one),
    ) as [string, string];
    const [before, now] = [await digestOf(path), await digestOf(other)];
    await cp(other, path);
    await edit(root, join(layout.original, layout.tagManifest), (text) =>
      text.replace(before, now),
    );
  });
  assert.deepEqual(listed, {
    sealed: [`data/original/VERIFY.md is not the file that the seal names`],
  });
});

test('an edition that was changed after it was closed is told with what was found', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await rm(join(root, layout.tagManifest));
  await appendFile(join(root, layout.manifest), `${'0'.repeat(64)}  data/more\n`);
  const { conditions, first } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  assert.deepEqual(
    failed.map(({ name, problems }) => [name, problems[0]]),
    [
      ['complete', 'tagmanifest-sha256.txt is missing'],
      ['sealed', `${layout.seal} does not name ${layout.manifest} as it is now`],
      ['statements', `the subject of ${layout.seal} is not the one this payload gives`],
    ],
  );
  assert.equal(first?.condition, 'complete');
});

test('an edition that does not say what it lacks is not well-formed, and nothing rests on it', async () => {
  const found = await caughtBy((root) => writeFile(join(root, layout.edition), '{'));
  assert.match(found['well-formed']?.[0] ?? '', /^data\/edition\.json: /);
  const untold = ['not to be told, because a document of the edition is not well-formed'];
  assert.deepEqual([found.edition, found.consistent], [untold, untold]);
});

test('without its results nothing of an edition is judged again', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await writeFile(join(root, layout.results), '{');
  const { conditions, rejudged } = await verifyBundle({ directory: root, publicKey });
  const problemsOf = (wanted: string) =>
    conditions.find(({ name }) => name === wanted)?.problems ?? [];
  assert.match(problemsOf('well-formed')[0] ?? '', /^data\/results\/normalized\.json: /);
  assert.deepEqual(rejudged, { verdicts: 0, disagreements: [], notRejudged: 0 });
  const untold = 'not to be told, because a document of the edition is not well-formed';
  assert.deepEqual(
    conditions.filter(({ detail }) => detail === untold).map(({ name }) => name),
    ['statements', 'consistent', 'rejudged'],
  );
});
