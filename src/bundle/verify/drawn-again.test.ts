import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sealBag } from '../sign';
import { sealedBundle } from '../testing';
import { openBag } from './bag-under-test';
import { differences } from './drawn-again';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** What `consistent` says of an honest bundle of another gate: other words, another document. */
const toldOf = async (path: string, change: (text: string) => string): Promise<string> => {
  const { copy, privateKey, publicKey } = await sealed;
  const root = await copy();
  const edit = async (file: string, how: (text: string) => string) => {
    await writeFile(join(root, file), how(await readFile(join(root, file), 'utf8')));
  };
  await edit(path, change);
  await edit('data/report/review.md', (text) => text.replaceAll('What Was Done Well', 'Praise'));
  await sealBag(root, privateKey);
  const { ok, conditions } = await verifyBundle({ directory: root, publicKey });
  const { detail = '' } = conditions.find(({ name }) => name === 'consistent') ?? {};
  assert.equal(ok, true, detail);
  return detail;
};

test('documents of this wording are drawn again, and that is said', async () => {
  const { run, publicKey } = await sealed;
  const { conditions } = await verifyBundle({ directory: run.directory, publicKey });
  const { detail = '' } = conditions.find(({ name }) => name === 'consistent') ?? {};
  assert.match(detail, /; the documents in report\/ drawn again, to the byte$/);
});

test('an honest bundle with documents of another wording is no false one, and is told apart', async () => {
  const environment = 'data/environment.json';
  const other = await toldOf(environment, (text) => text.replace('"wording": 1', '"wording": 2'));
  assert.match(
    other,
    /NOT drawn again: proofgate 0\.1\.0 wrote them in wording 2, this gate writes 1$/,
  );
  const older = await toldOf(environment, (text) => text.replace('"wording": 1,', ''));
  assert.match(older, /NOT drawn again: proofgate 0\.1\.0 wrote them in wording none/);
});

test('so is one whose catalogue says the same in other words', async () => {
  const told = await toldOf('data/policy/gate.json', (text) =>
    text.replace('SIGTERM, SIGINT and a normal exit flush first', 'SIGTERM flushes before exit'),
  );
  assert.match(told, /NOT drawn again: the catalogue of proofgate 0\.1\.0 has other texts/);
});

test('the first line that differs is named, with what it says and what it should, cut short', async () => {
  const { run } = await sealed;
  const bag = await openBag(run.directory);
  const path = 'data/report/legal.md';
  const text = await bag.text(path);
  const [first = '', ...lines] = text.split('\n');
  assert.deepEqual(await differences(bag, path, text), []);
  const long = 'x'.repeat(200);
  assert.deepEqual(await differences(bag, path, [long, ...lines].join('\n')), [
    `${path}: line 1 says ${JSON.stringify(first.slice(0, 120))}, ` +
      `the run gives "${'x'.repeat(120)}"`,
  ]);
  const after = lines.length + 2;
  assert.deepEqual(await differences(bag, path, `${text}\nmore`), [
    `${path}: line ${after} says nothing, the run gives "more"`,
  ]);
  const shorter = text.split('\n').slice(0, -1).join('\n');
  assert.deepEqual(await differences(bag, path, shorter), [
    `${path}: line ${after - 1} says "", the run gives nothing`,
  ]);
});
