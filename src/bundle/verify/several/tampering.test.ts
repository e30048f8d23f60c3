import assert from 'node:assert/strict';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { noExceptions } from '../../../verdict';
import { canonical, sha256 } from '../../bag';
import { matrixSchema, severalSchema, type Matrix, type Several } from '../../several';
import { sealBag, sealSeveral } from '../../sign';
import { edit, sealedBundle, severalBundle, smallRun } from '../../testing';
import { writeBundle } from '../../write-bundle';
import { verifyBundle } from '../index';

const sealed = severalBundle();

const [matrix, list] = ['data/results/matrix.json', 'data/subjects.json'];
const comparison = 'data/report/comparison.md';
const [whole, part] = ['data/subjects/01-whole-mock', 'data/subjects/02-part-mock'];

/** Which conditions fail after a tampering, under the true key, and the first thing found wrong. */
const caughtBy = async (
  tamper: (root: string) => Promise<void>,
): Promise<{ readonly by: readonly string[]; readonly first: string }> => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await tamper(root);
  const { ok, conditions, first } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter((condition) => !condition.ok).map(({ name }) => name);
  assert.equal(ok, failed.length === 0);
  return { by: failed, first: first?.problem ?? '' };
};

/** As somebody could who holds the signer's key. */
const resealed = async (root: string): Promise<void> => {
  await sealSeveral(root, (await sealed).privateKey);
};

const editMatrix = (root: string, change: (told: Matrix) => unknown): Promise<void> =>
  edit(root, matrix, (text) => canonical(change(matrixSchema.parse(JSON.parse(text)))));

const editList = (root: string, change: (told: Several) => unknown): Promise<void> =>
  edit(root, list, (text) =>
    JSON.stringify(change(severalSchema.parse(JSON.parse(text))), null, 2),
  );

const swap = async (root: string): Promise<void> => {
  await rename(join(root, whole), join(root, 'aside'));
  await rename(join(root, part), join(root, whole));
  await rename(join(root, 'aside'), join(root, part));
};

/** What a matrix would say if a subject that was not judged well had done better. */
const allPass = (told: Matrix): Matrix => ({
  ...told,
  requirements: told.requirements.map((row) => ({
    ...row,
    disagreement: null,
    cells: row.cells.map((cell) => cell && { ...cell, outcome: 'pass' as const }),
  })),
});

test('an untouched bundle over several subjects verifies, each of them judged again', async () => {
  const { copy, publicKey } = await sealed;
  const told = await verifyBundle({ directory: await copy(), publicKey });
  assert.deepEqual([told.ok, told.first, told.rejudged.disagreements], [true, null, []]);
  assert.equal(told.rejudged.verdicts, 140);
});

test('without a key it is told to hold together, and by whom is left open', async () => {
  const told = await verifyBundle({ directory: await (await sealed).copy(), publicKey: null });
  assert.equal(told.ok, true);
  assert.match(told.conditions[1]?.detail ?? '', /by whom is not known/);
});

test('a verdict changed in the matrix is caught by completeness, statements and consistency', async () => {
  const { by } = await caughtBy((root) => editMatrix(root, allPass));
  assert.deepEqual(by, ['complete', 'statements', 'consistent']);
});

test('the same, sealed again with the true key, is caught by consistency, which names the cell', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await editMatrix(root, allPass);
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(first, /^data\/results\/matrix\.json tells EMIT-\d of whole on mock otherwise than/);
});

test('the verdict of the whole changed, sealed again with the true key, is caught by consistency', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await editMatrix(root, (told) => ({ ...told, verdict: 'conformant', exit: 0 }));
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(first, /^the verdict of data\/results\/matrix\.json is not what the bundles/);
});

test('the matrix in other bytes, sealed again with the true key, is caught by consistency', async () => {
  const { by } = await caughtBy(async (root) => {
    await edit(root, matrix, (text) => `${text}\n`);
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
});

test('another verdict in bag-info.txt is caught by consistency, not by completeness alone', async () => {
  const { by } = await caughtBy((root) =>
    edit(root, 'bag-info.txt', (text) =>
      text.replace(/^Proofgate-Verdict: .*$/m, 'Proofgate-Verdict: conformant'),
    ),
  );
  assert.deepEqual(by, ['complete', 'statements', 'consistent']);
});

test('the comparison edited, sealed again with the true key, is caught by consistency, with its line', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await edit(root, comparison, (text) => text.replace('❌', '✅'));
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(first, /^data\/report\/comparison\.md: line \d+ says /);
});

test('the bundle of one subject put in the place of another is caught by completeness and consistency', async () => {
  const { by } = await caughtBy(async (root) => {
    await rm(join(root, part), { recursive: true });
    await cp(join(root, whole), join(root, part), { recursive: true });
  });
  assert.deepEqual(by, ['complete', 'consistent']);
});

test('two bundles exchanged, with all that is told of them, under the true key, are caught by consistency', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await swap(root);
    await editList(root, (told) => {
      const digests = told.subjects.map((one) => ('bundle' in one ? one.manifestSha256 : ''));
      const other = [digests[1], digests[0]];
      const subjects = told.subjects.map((one, index) =>
        'bundle' in one ? { ...one, manifestSha256: other[index] } : one,
      );
      return { ...told, subjects };
    });
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(first, /^the bundle of whole on mock says that it is \{"column":2,/);
});

test('the bundle of a subject removed is caught by every condition that asks for it', async () => {
  const { by, first } = await caughtBy((root) => rm(join(root, part), { recursive: true }));
  assert.deepEqual(by, [
    ...['complete', 'sealed', 'statements', 'well-formed', 'consistent', 'rejudged'],
  ]);
  assert.match(first, /^data\/subjects\/02-part-mock\/.* is listed and missing$/);
});

test('a subject left out of all that is told, sealed again with the true key, is missed by the others', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await rm(join(root, part), { recursive: true });
    await editList(root, ({ subjects, ...told }) => ({
      ...told,
      subjects: subjects.filter(({ name }) => name !== 'part'),
    }));
    await editMatrix(root, (told) => ({
      ...told,
      subjects: told.subjects.filter(({ name }) => name !== 'part'),
      requirements: told.requirements.map(({ id, cells }) => ({
        ...{ id, disagreement: null, cells: [cells[0], null] },
      })),
    }));
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(
    first,
    /^the bundle of whole on mock says that it is \{"column":1,"of":\[.*"part on/,
  );
});

test('the order of the subjects changed in all that is told, under the true key, is caught by consistency', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await editList(root, (told) => ({ ...told, subjects: told.subjects.toReversed() }));
    await editMatrix(root, (told) => ({
      ...told,
      subjects: told.subjects.toReversed(),
      requirements: told.requirements.map((row) => ({ ...row, cells: row.cells.toReversed() })),
    }));
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.match(first, /^the bundle of part on mock says that it is \{"column":2,"of":\["whole/);
});

test('a verdict changed in the bundle of one subject, all sealed again with the true key, is judged again', async () => {
  const { privateKey } = await sealed;
  const { by, first } = await caughtBy(async (root) => {
    await edit(join(root, whole), 'data/results/normalized.json', (text) =>
      text.replaceAll('"outcome":"fail"', '"outcome":"pass"'),
    );
    await sealBag(join(root, whole), privateKey);
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent', 'rejudged']);
  assert.match(first, /^data\/subjects\/01-whole-mock is not the bundle of whole on mock/);
});

test('a bundle of another run and another key in the place of one is caught by the seal too', async () => {
  const { by } = await caughtBy(async (root) => {
    await rm(join(root, part), { recursive: true });
    await rename(await (await sealedBundle()).copy(), join(root, part));
    await resealed(root);
  });
  assert.deepEqual(by, ['sealed', 'consistent']);
});

test('a subject judged by another policy than the others is caught by consistency, under the true key', async () => {
  const { privateKey } = await sealed;
  const among = { column: 2, of: ['whole on mock', 'part on mock', 'gone on mock'] };
  const other = await smallRun({
    ...{ environment: { among }, signingKey: privateKey },
    exceptions: noExceptions('2026-11-01'),
  });
  await writeBundle(other);
  const manifest = await readFile(join(other.directory, 'manifest-sha256.txt'));
  const { by, first } = await caughtBy(async (root) => {
    await rm(join(root, part), { recursive: true });
    await cp(other.directory, join(root, part), { recursive: true });
    await editList(root, (told) => ({
      ...told,
      subjects: told.subjects.map((one) =>
        one.name === 'part' ? { ...one, manifestSha256: sha256(manifest) } : one,
      ),
    }));
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.equal(first, 'the policy of part on mock is not that of the others');
});

test('a subject added that nobody lists is caught by consistency, although sealed with the true key', async () => {
  const { by, first } = await caughtBy(async (root) => {
    await cp(join(root, part), join(root, 'data/subjects/04-more-mock'), { recursive: true });
    await resealed(root);
  });
  assert.deepEqual(by, ['consistent']);
  assert.equal(first, 'data/subjects/04-more-mock is not of the list in data/subjects.json');
});

test('a reason changed that a subject was not judged for is caught by completeness, statements and consistency', async () => {
  const { by } = await caughtBy((root) =>
    edit(root, list, (text) => text.replace('found none', 'found one')),
  );
  assert.deepEqual(by, ['complete', 'statements', 'consistent']);
});

test('a statement that says less than the payload is caught by the statements', async () => {
  const { by } = await caughtBy(async (root) => {
    const before = await readFile(join(root, matrix), 'utf8');
    await editMatrix(root, (told) => ({ ...told, verdict: 'conformant', exit: 0 }));
    await resealed(root);
    await writeFile(join(root, matrix), before);
  });
  assert.deepEqual(by, ['complete', 'statements', 'consistent']);
});

test('a comparison in other words is no false one, and is told apart; the matrix is drawn again all the same', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await editList(root, (told) => ({ ...told, wording: told.wording + 1 }));
  await edit(root, comparison, (text) => text.replaceAll('Disagreements', 'Differences'));
  await resealed(root);
  const { ok, conditions } = await verifyBundle({ directory: root, publicKey });
  const { detail = '' } = conditions.find(({ name }) => name === 'consistent') ?? {};
  assert.equal(ok, true, detail);
  assert.match(detail, /matrix alone: the comparison is in wording 2, this gate writes 1/);
});
