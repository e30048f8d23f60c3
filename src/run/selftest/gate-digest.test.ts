import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findLayout } from '../layout';
import { gateDigest } from './gate-digest';

describe('the digest of a gate', () => {
  let place = '';
  const layout = () => ({
    ...findLayout(),
    root: place,
    code: place,
    features: join(place, 'features'),
  });
  before(async () => {
    const { root } = findLayout();
    place = await mkdtemp(join(tmpdir(), 'proofgate-digest-'));
    for (const part of ['features', 'steps', 'support', 'src', 'package.json']) {
      await cp(join(root, part), join(place, part), { recursive: true });
    }
  });
  after(() => rm(place, { recursive: true }));

  /** The digest before, with a line more in a file, and after the line was taken away again. */
  const around = async (file: string): Promise<readonly string[]> => {
    const path = join(place, file);
    const before = await gateDigest(layout());
    await mkdir(dirname(path), { recursive: true });
    const text = await readFile(path).catch(() => null);
    await appendFile(path, '\n');
    const during = await gateDigest(layout());
    if (text === null) await rm(path);
    else await writeFile(path, text);
    return [before, during, await gateDigest(layout())];
  };

  const judging = [
    'features/emission/emission.feature',
    'steps/answer.steps.ts',
    'support/hooks.ts',
    'support/world/world.ts',
    'support/fixtures/workspace.ts',
    'src/verdict/checks/counter-grew.ts',
    'src/probes/trail/walk.ts',
    'src/driver/conversation.ts',
    'src/catalogue/events.ts',
    'src/review/rules/review-1.ts',
    'src/run/suite.ts',
    'src/probes/trail/new-file.ts',
  ];
  for (const file of judging) {
    test(`changes with ${file}`, async () => {
      const [before, during, after] = await around(file);
      assert.notEqual(during, before);
      assert.equal(after, before);
    });
  }

  const others = [
    'src/reference/subject.ts',
    'src/site/page.tsx',
    'src/cli/main.ts',
    'support/mutants/counts-twice.ts',
    'src/verdict/check.test.ts',
    'src/probes/trail/testing/forge.ts',
    'features/README.md',
  ];
  for (const file of others) {
    test(`does not change with ${file}, which does not judge`, async () => {
      const [before, during] = await around(file);
      assert.equal(during, before);
    });
  }
});
