import assert from 'node:assert/strict';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { regulations, requirements } from '../../catalogue';
import { BundleError } from '../errors';
import { planOf, smallRun, temporaryPlace } from '../testing';
import type { BundleInput } from '../types';
import { writeBundle } from '../write-bundle';
import { compareBundles, comparisonMarkdown, comparisonText } from './index';

const bundle = async (changes: Partial<BundleInput> = {}): Promise<string> => {
  const run = await smallRun(changes);
  await writeBundle({ ...run, plan: planOf(run, null) });
  return run.directory;
};

const accepted = bundle();

test('two bundles of equal runs differ in nothing', async () => {
  const before = await accepted;
  const found = await compareBundles(before, await bundle());
  assert.deepEqual([found.requirements, found.scenarios, found.circumstances], [[], [], []]);
  assert.equal(found.unchanged.requirements, requirements.length);
  assert.match(comparisonText(found), /^NO DIFFERENCE in any verdict\n/);
});

test('a reworded requirement and another gate are found in the bundles themselves', async () => {
  const reworded = requirements.map((one) =>
    one.id === 'EMIT-2' ? { ...one, statement: 'It MUST | *shout*.' } : one,
  );
  const before = await accepted;
  const after = await bundle({
    catalogue: { requirements: reworded, regulations },
    gate: { name: 'proofgate', version: '9|9' },
  });
  const found = await compareBundles(before, after);
  assert.deepEqual(
    found.requirements.map(({ id, suspect }) => [id, suspect]),
    [['EMIT-2', ['its statement changed']]],
  );
  const text = comparisonText(found);
  assert.match(text, /^NO REGRESSION; 1 SUSPECT\n/);
  assert.match(text, /suspect {2}EMIT-2 {5}pass {2}\(changed: statement\)\n *its statement/);
  assert.match(text, /gate version: 0\.1\.0 → 9\|9/);
  const markdown = comparisonMarkdown(found);
  assert.match(markdown, /\| \*\*suspect\*\* \| EMIT-2 \| pass \| changed: statement \|/);
  assert.match(markdown, /gate version \| 0\.1\.0 → 9\\\|9 \|/);
});

test('what one bundle ran and the other did not is told, requirement and scenario', async () => {
  const before = await accepted;
  const run = await smallRun({}, ['A healthy subject is quiet']);
  await writeBundle(run);
  const found = await compareBundles(before, run.directory);
  const told = found.scenarios.map(({ outcome, change }) => [
    outcome.before,
    outcome.after,
    change,
  ]);
  assert.deepEqual(told, [
    ['pass', 'not-verified', 'worse'],
    ['fail', 'not-verified', 'better'],
    ['fail', 'not-verified', 'better'],
  ]);
  const [emit, drop] = found.requirements;
  assert.deepEqual(
    [emit?.id, emit?.change, drop?.id, drop?.change],
    ['EMIT-2', 'worse', 'DROP-3', 'better'],
  );
  assert.equal(found.regression, true);
  assert.match(found.notes.join('\n'), /does not tell how its checks are defined/);
});

test('a bundle whose evidence cannot be read is refused by name, and not compared', async () => {
  const before = await accepted;
  for (const deed of [
    rm,
    (path: string) => writeFile(path, '{'),
    (path: string) => writeFile(path, '{}'),
  ]) {
    const copy = join(await temporaryPlace(), 'copy');
    await cp(before, copy, { recursive: true });
    const evidence = join(copy, 'data', 'evidence');
    for (const name of await readdir(evidence))
      if (name.endsWith('.json')) await deed(join(evidence, name));
    await assert.rejects(compareBundles(before, copy), (error) => {
      assert.ok(error instanceof BundleError, String(error));
      assert.equal(error.code, 'NOT_A_BUNDLE');
      assert.match(
        error.message,
        /but data\/evidence\/[0-9a-f]{64}\.json is missing or no observation/,
      );
      return true;
    });
  }
});
