import assert from 'node:assert/strict';
import { readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { BundleError } from '../errors';
import { layout } from '../layout';
import { edit, sealedBundle, temporaryPlace } from '../testing';
import { openBag } from './bag-under-test';

const sealed = sealedBundle();

const refusal = async (directory: string): Promise<BundleError> => {
  try {
    await openBag(directory);
  } catch (error) {
    if (error instanceof BundleError) return error;
    throw error;
  }
  return assert.fail('it was taken for a bundle');
};

test('what is no directory is refused as that, and a link to a bundle is none', async () => {
  const { copy } = await sealed;
  const link = join(await temporaryPlace(), 'link');
  await symlink(await copy(), link);
  const { code, message } = await refusal(link);
  assert.equal(code, 'NOT_A_BUNDLE');
  assert.equal(
    message,
    `expected a proof bundle at ${link}, but it is no directory; ` +
      'name the directory that holds bagit.txt',
  );
});

test('what is not there is refused with what the system said', async () => {
  const { cause } = await refusal(join(await temporaryPlace(), 'absent'));
  assert.equal((cause as NodeJS.ErrnoException).code, 'ENOENT');
});

test('a directory without bagit.txt or without bag-info.txt is no bundle', async () => {
  const { copy } = await sealed;
  for (const path of [layout.bagit, layout.bagInfo]) {
    const root = await copy();
    await rm(join(root, path));
    assert.ok((await refusal(root)).message.includes(`it has no ${path};`));
  }
});

test('the format is a number, written as one', async () => {
  const { copy } = await sealed;
  const root = await copy();
  const before = await readFile(join(root, layout.bagInfo), 'utf8');
  const codeOf = async (format: string): Promise<string> => {
    const label = `Proofgate-Format: ${format}`;
    await writeFile(join(root, layout.bagInfo), before.replace('Proofgate-Format: 1', label));
    return (await refusal(root)).code;
  };
  for (const none of ['0', '-1', 'x1', '1x', '01', '1.5', '1234567890']) {
    assert.equal(await codeOf(none), 'NOT_A_BUNDLE', none);
  }
  for (const newer of ['2', '10', '123456789']) {
    assert.equal(await codeOf(newer), 'NEWER_FORMAT', newer);
  }
  await writeFile(join(root, layout.bagInfo), before.replace(/Proofgate-Format: .*\n/, ''));
  assert.equal((await refusal(root)).code, 'NOT_A_BUNDLE');
});

test('who wrote a newer bundle is told only where it reads like a version of this gate', async () => {
  const { copy } = await sealed;
  const root = await copy();
  await edit(root, layout.bagInfo, (text) => text.replace('Format: 1', 'Format: 2'));
  const before = await readFile(join(root, layout.bagInfo), 'utf8');
  const told = async (agent: string): Promise<boolean> => {
    await writeFile(join(root, layout.bagInfo), before.replace('proofgate 0.1.0', agent));
    const { message } = await refusal(root);
    if (!message.includes('written by')) return false;
    assert.ok(message.includes(`, written by ${agent};`), message);
    return true;
  };
  for (const agent of ['proofgate 9.0.0', 'proofgate 10.11.12', 'proofgate 1.2.3-rc.1_a']) {
    assert.equal(await told(agent), true, agent);
  }
  for (const agent of [
    ...['not proofgate 9.0.0', 'proofgate 9.0.0 (run it now)', 'proofgate 9.0', 'proofgate 9.0.x'],
    ...['proofgate 9.0.0\u001b[2J', `proofgate 9.0.0-${'a'.repeat(40)}`, 'other 9.0.0'],
  ]) {
    assert.equal(await told(agent), false, agent);
  }
});

test('a document longer than any is not read', async () => {
  const { copy } = await sealed;
  const root = await copy();
  await truncate(join(root, layout.junit), 512 * 1024 * 1024 + 1);
  const bag = await openBag(root);
  await assert.rejects(bag.text(layout.junit), {
    name: 'RangeError',
    message: `${layout.junit} is longer than any document`,
  });
});
