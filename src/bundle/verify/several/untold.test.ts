import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonical } from '../../bag';
import { layout } from '../../layout';
import { matrixSchema, type Matrix } from '../../several';
import { sealSeveral } from '../../sign';
import { edit, severalBundle } from '../../testing';
import { verifyBundle } from '../index';

const sealed = severalBundle();

const [whole, part] = ['subjects/01-whole-mock', 'subjects/02-part-mock'];

/** What verifying says once a copy was tampered with, sealed again where that is asked. */
const after = async (tamper: (root: string) => Promise<unknown>, isSealedAgain: boolean) => {
  const { copy, publicKey, privateKey } = await sealed;
  const root = await copy();
  await tamper(root);
  if (isSealedAgain) await sealSeveral(root, privateKey);
  const { conditions, rejudged } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  const problemsOf = (name: string) => failed.find((one) => one.name === name)?.problems ?? [];
  return { names: failed.map(({ name }) => name), problemsOf, rejudged };
};

const editMatrix = (change: (told: Matrix) => unknown) => (root: string) =>
  edit(root, layout.matrix, (text) => canonical(change(matrixSchema.parse(JSON.parse(text)))));

const all = ['complete', 'sealed', 'statements', 'well-formed', 'consistent', 'rejudged'];

test('every condition is told of the whole, and of the parts of which the same is to be said at once', async () => {
  const { copy, publicKey } = await sealed;
  const { conditions } = await verifyBundle({ directory: await copy(), publicKey });
  assert.deepEqual(
    conditions.map(({ name }) => name),
    all,
  );
  const detailOf = (name: string) => conditions.find((one) => one.name === name)?.detail;
  const stated = 'types, subjects and predicates are as expected';
  assert.equal(detailOf('statements'), `${stated}; ${whole}, ${part}: ${stated}`);
  assert.match(
    detailOf('rejudged') ?? '',
    new RegExp(`^every subject by its own bundle; ${whole}: 4 observations.*; ${part}: 2 obs`),
  );
});

test('without the list of subjects nothing that rests on it is told to hold', async () => {
  const { names, problemsOf, rejudged } = await after(
    (root) => rm(join(root, layout.subjects)),
    false,
  );
  assert.deepEqual(names, ['complete', 'statements', 'well-formed', 'consistent', 'rejudged']);
  assert.deepEqual(problemsOf('well-formed'), [
    `${layout.subjects}: ${layout.subjects} is missing`,
  ]);
  for (const name of ['statements', 'consistent', 'rejudged']) {
    assert.deepEqual(problemsOf(name), [
      'not to be told, because a document of the bundle is not well-formed',
    ]);
  }
  assert.deepEqual(rejudged, { verdicts: 0, disagreements: [] });
});

test('without its manifest a bundle over several subjects is not complete', async () => {
  const { names, problemsOf } = await after((root) => rm(join(root, layout.manifest)), false);
  assert.deepEqual(names, ['complete', 'sealed', 'statements']);
  assert.deepEqual(problemsOf('complete'), [`${layout.manifest} is missing`]);
});

test('a part that is no bundle fails under every condition, by its name, and nothing is drawn from it', async () => {
  const { names, problemsOf, rejudged } = await after(
    (root) => rm(join(root, 'data', part, layout.bagInfo)),
    true,
  );
  assert.deepEqual(names, all);
  for (const name of all.filter((one) => one !== 'consistent')) {
    assert.equal(problemsOf(name).length, 1);
    assert.match(
      problemsOf(name)[0] ?? '',
      new RegExp(`^${part}: expected a proof bundle at .*, but it has no bag-info\\.txt;`),
    );
  }
  assert.equal(problemsOf('consistent')[0], 'nothing can be drawn from the bundle of part on mock');
  assert.equal(problemsOf('consistent').length, 2);
  assert.equal(rejudged.verdicts, 70);
  assert.equal(rejudged.disagreements.length, 1);
  assert.match(rejudged.disagreements[0] ?? '', /^expected a proof bundle at /);
});

test('a requirement left out of the matrix is told, and so is a disagreement told otherwise', async () => {
  const lacking = await after(
    editMatrix((told) => ({ ...told, requirements: told.requirements.slice(1) })),
    true,
  );
  assert.deepEqual(lacking.problemsOf('consistent'), [`${layout.matrix} lacks EMIT-1`]);
  const told = await after(
    editMatrix(({ requirements: [first, ...rest], ...others }) => ({
      ...others,
      requirements: [{ ...first, disagreement: 'passes-on-some' }, ...rest],
    })),
    true,
  );
  assert.deepEqual(told.names, ['consistent']);
  assert.deepEqual(told.problemsOf('consistent'), [
    `${layout.matrix} tells the disagreement on EMIT-1 otherwise than the bundles`,
  ]);
});
