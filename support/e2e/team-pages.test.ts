import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot, runProgram } from './proofgate';

const MAIN = join(projectRoot, 'dist', 'src', 'cli', 'main.js');

/** An empty directory, and an environment in which `npx proofgate` is this gate. */
const emptyPlace = async (t: TestContext) => {
  const root = await mkdtemp(join(tmpdir(), 'proofgate-pages-'));
  t.after(() => rm(root, { recursive: true }));
  const [cwd, bin] = [join(root, 'empty'), join(root, 'bin')];
  await Promise.all([mkdir(cwd), mkdir(bin)]);
  const gate = `#!/bin/sh\nwhile [ "$1" != "\${1#-}" ]; do shift; done\nshift\nexec node ${MAIN} "$@"\n`;
  await writeFile(join(bin, 'npx'), gate);
  await chmod(join(bin, 'npx'), 0o755);
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  return { cwd, bin, env: { PATH: path, GITHUB_ACTIONS: '', PROOFGATE: projectRoot } };
};

/** The commands of a page, where `# exits with 2` says how one ends; else it ends with 0. */
const scriptOf = (page: string): string =>
  [...page.matchAll(/^```sh\n([^]*?)^```$/gm)]
    .map(([, block = '']) =>
      block.replace(/ +# exits with (\d)$/gm, ' || code=$?; test "${code:-0}" = $1; code='),
    )
    .join('\n');

for (const name of [
  ...['write-a-feature', 'add-a-requirement', 'run-it-in-ci', 'several-subjects'],
]) {
  test(`what docs/${name}.md says can be typed as it stands in an empty directory`, async (t) => {
    const { cwd, env } = await emptyPlace(t);
    const script = scriptOf(await readFile(join(projectRoot, 'docs', `${name}.md`), 'utf8'));
    assert.match(script, /npx proofgate/);
    const { code, stdout, stderr } = await runProgram('bash', ['-exuc', script], { cwd, env });
    assert.equal(code, 0, `${stdout}\n${stderr}`);
  });
}

test('docs/existing-trails.md can be typed as it stands, and shows what its commands print', async (t) => {
  const { cwd, env } = await emptyPlace(t);
  const page = await readFile(join(projectRoot, 'docs', 'existing-trails.md'), 'utf8');
  const { code, stdout, stderr } = await runProgram('bash', ['-exuc', scriptOf(page)], {
    cwd,
    env,
  });
  assert.equal(code, 0, `${stdout}\n${stderr}`);
  const shown = [...page.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  assert.equal(shown.length, 2);
  for (const text of shown) assert.ok(stdout.includes(text), `${text}\nis not in\n${stdout}`);
});

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: {
    readonly steps: readonly { run?: string; env?: Record<string, string>; uses?: string }[];
  };
}

test('the action runs the gate with its inputs, and gives its outputs', async (t) => {
  const { cwd, env } = await emptyPlace(t);
  const text = await readFile(join(projectRoot, 'action.yml'), 'utf8');
  const { inputs, outputs, runs } = parse(text) as Action;
  const used = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, one = '']) => one);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(inputs).sort());
  const [step] = runs.steps;
  assert.doesNotMatch(step?.run ?? '', /\$\{\{/, 'an input in a script would be script');
  const given = {
    ...{ INPUT_VERSION: '0', INPUT_COMMAND: '', INPUT_CONFIG: '', PROOFGATE_SIGNING_KEY: '' },
    INPUT_ARGUMENTS: '--subject\nreference\n--requirement\nHYG-2\n--output\na place; exit 7\n',
  };
  assert.deepEqual(Object.keys(step?.env ?? {}).sort(), Object.keys(given).sort());
  const ran = await runProgram('bash', ['--noprofile', '-eo', 'pipefail', '-c', step?.run ?? ''], {
    cwd,
    env: {
      ...{ ...env, ...given, GITHUB_ACTIONS: 'true' },
      ...{ GITHUB_OUTPUT: join(cwd, 'output'), GITHUB_STEP_SUMMARY: join(cwd, 'summary') },
    },
  });
  assert.equal(ran.code, 2, ran.stderr);
  const told = await readFile(join(cwd, 'output'), 'utf8');
  assert.match(told, /^verdict=incomplete\nbundle=.*\/a place; exit 7\/reference/);
  for (const output of Object.keys(outputs)) assert.match(told, new RegExp(`^${output}=`, 'm'));
  assert.match(await readFile(join(cwd, 'summary'), 'utf8'), /HYG-2/);
});

test('the template for GitLab runs the gate and leaves a report for the merge request', async (t) => {
  const { cwd, env } = await emptyPlace(t);
  const file = join(projectRoot, 'templates', 'proofgate.gitlab-ci.yml');
  const [, jobs] = parseAllDocuments(await readFile(file, 'utf8')).map(
    (one) => one.toJS() as unknown,
  );
  const job = (jobs as Record<string, Record<'script' | 'after_script', string[]>>).proofgate;
  const filled = [...(job?.script ?? []), ...(job?.after_script ?? [])]
    .join(' || true\n')
    .replace('$[[ inputs.version ]]', '0')
    .replace('$[[ inputs.arguments ]]', '--subject reference --requirement HYG-2');
  const ran = await runProgram('bash', ['-euc', filled], { cwd, env });
  assert.equal(ran.code, 0, ran.stderr);
  assert.match(await readFile(join(cwd, 'proofgate-junit.xml'), 'utf8'), /name="HYG-2"/);
});
