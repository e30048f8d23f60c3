import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectRoot, runProgram } from './proofgate';

/** The package as npm would publish it, unpacked in a project of somebody else. */
describe('the packed package', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-package-'));
    const pack = ['pack', '--ignore-scripts', '--pack-destination', place];
    const packed = await runProgram('npm', pack);
    assert.equal(packed.code, 0, packed.stderr);
    const [tarball = ''] = (await readdir(place)).filter((name) => name.endsWith('.tgz'));
    await runProgram('tar', ['-xzf', tarball], { cwd: place });
    // Its dependencies are those installed here: what is tried is our own list of files.
    await mkdir(join(place, 'node_modules', '.bin'), { recursive: true });
    for (const name of await readdir(join(projectRoot, 'node_modules'))) {
      if (name === '.bin' || name === 'proofgate') continue;
      await symlink(join(projectRoot, 'node_modules', name), join(place, 'node_modules', name));
    }
    await rename(join(place, 'package'), join(place, 'node_modules', 'proofgate'));
  });
  after(() => rm(place, { recursive: true }));

  const packed = (args: readonly string[], cwd = place) =>
    runProgram(
      process.execPath,
      [join(place, 'node_modules', 'proofgate', 'dist', 'src', 'cli', 'main.js'), ...args],
      { cwd },
    );

  test('runs the standard from its own files and leaves a bundle where it was called', async () => {
    const run = await packed([
      'run',
      '--json',
      '--tags',
      '@EMIT-3 or @MON-3 or @DOC-1 or @REVIEW-6',
    ]);
    assert.equal(run.code, 2, run.stderr);
    const { bundle, requirements } = JSON.parse(run.stdout) as {
      bundle: string;
      requirements: { id: string; outcome: string }[];
    };
    assert.ok(bundle.startsWith(join(place, 'reports')));
    for (const tried of ['EMIT-3', 'MON-3', 'DOC-1', 'REVIEW-6']) {
      assert.equal(requirements.find(({ id }) => id === tried)?.outcome, 'pass', tried);
    }
  });

  test('types the steps of a team, and gives them what it declares', async () => {
    const cwd = join(place, 'team');
    await mkdir(cwd);
    const made = await packed(['init', '--yes', '--', 'adapter'], cwd);
    assert.equal(made.code, 0, made.stderr);
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', 'node'];
    const tsc = join(projectRoot, 'node_modules', '.bin', 'tsc');
    const resolution = ['--module', 'nodenext', '--target', 'es2023'];
    const steps = join('gate', 'steps', 'actors.steps.ts');
    const typed = await runProgram(tsc, [...options, ...resolution, steps], { cwd });
    assert.equal(typed.code, 0, typed.stdout);
    const names = "console.log(Object.keys(require('proofgate/steps')).sort().join(' '))";
    const given = await runProgram(process.execPath, ['-e', names], { cwd });
    assert.equal(
      given.stdout.trim(),
      'After Before DataTable Given Then When defineCheck defineParameterType judged z',
    );
  });

  test('brings the sources that a run reviews, and no tests or fixtures of tests', async () => {
    const root = join(place, 'node_modules', 'proofgate');
    const files = await readdir(root, { recursive: true });
    const sources = files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
    assert.ok(sources.includes(join('src', 'reference', 'subject.ts')));
    assert.ok(sources.every((name) => name.startsWith(join('src', 'reference'))));
    assert.deepEqual(
      files.filter((name) => /\.test\.|testing/.test(name)),
      [],
    );
  });
});
