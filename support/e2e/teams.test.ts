import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeKeys } from './keys';
import { projectRoot, proofgate, runProgram } from './proofgate';

const REFERENCE = [process.execPath, join(projectRoot, 'dist', 'reference', 'program.js')];
const STEPS = 'gate/steps/actors.steps.ts';
const FEATURE = 'gate/features/actors.feature';

interface RunJson {
  readonly verdict: string;
  readonly bundle: string;
  readonly requirements: readonly { id: string; outcome: string; checks: number }[];
}

const place = (): Promise<string> => mkdtemp(join(tmpdir(), 'proofgate-team-'));

/** An empty directory in which a team has called `proofgate init`. */
const initialized = async (): Promise<string> => {
  const cwd = await place();
  const { code, stderr } = await proofgate(['init', '--yes', '--', ...REFERENCE], { cwd });
  assert.equal(code, 0, stderr);
  return cwd;
};

describe('a directory that was empty', () => {
  let cwd = '';
  before(async () => {
    cwd = await initialized();
  });
  after(() => rm(cwd, { recursive: true }));

  test('holds after init all that a team begins with', async () => {
    const entries = await readdir(cwd, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
    assert.deepEqual(files.map((path) => path.slice(cwd.length + 1)).sort(), [
      ...['.github/workflows/proofgate.yml', FEATURE, 'gate/requirements.yaml', STEPS],
      ...['proofgate.config.yaml', 'waivers.yaml'],
    ]);
  });

  test('keeps what is in it when init comes again', async () => {
    await appendFile(join(cwd, STEPS), '// ours\n');
    const again = await proofgate(['init', '--yes', '--json', '--', 'other'], { cwd });
    const { written, kept } = JSON.parse(again.stdout) as { written: string[]; kept: string[] };
    assert.deepEqual([written, kept.length], [[], 6]);
    assert.match(await readFile(join(cwd, STEPS), 'utf8'), /\/\/ ours\n$/);
    assert.doesNotMatch(await readFile(join(cwd, 'proofgate.config.yaml'), 'utf8'), /other/);
  });

  test('comes to a verdict on the requirement of the team, in one bundle with the standard', async () => {
    const keys = await writeKeys(cwd, 'signer');
    const run = await proofgate(
      ['run', '--json', '--requirement', 'TEAM-1', '--key', keys.secret],
      {
        cwd,
      },
    );
    assert.equal(run.code, 2, run.stderr);
    const { bundle, requirements } = JSON.parse(run.stdout) as RunJson;
    const own = requirements.find(({ id }) => id === 'TEAM-1');
    assert.deepEqual([own?.outcome, own?.checks, requirements.length], ['pass', 2, 71]);
    const read = (path: string) => readFile(join(bundle, 'data', path), 'utf8');
    assert.equal(
      await read(`features/team/${FEATURE}`),
      await readFile(join(cwd, FEATURE), 'utf8'),
    );
    assert.equal(await read(`extension/${STEPS}`), await readFile(join(cwd, STEPS), 'utf8'));
    assert.match(await read('trace/traceability.json'), /"id": "TEAM-1"/);
    const verified = await proofgate(['verify', bundle, '--key', keys.open, '--json'], { cwd });
    assert.equal(verified.code, 0, verified.stdout);
    assert.match(verified.stdout, /2 checks of the team's own are taken as told/);
  });
});

/** What a team may not do, and what it is told. */
const refusals: Readonly<
  Record<string, { file: string; change: (text: string) => string; told: RegExp }>
> = {
  'a tag of the standard on a scenario of the team': {
    file: FEATURE,
    change: (text) => text.replace('    Example: The record of a seal', '    @EMIT-3\n$&'),
    told: /actors\.feature:7: expected requirements of your own \(@TEAM-1\), found @EMIT-3/,
  },
  'a scenario of no requirement': {
    file: FEATURE,
    change: (text) => text.replace('@TEAM-1\n', '\n'),
    told: /expected a requirement of your own as a tag/,
  },
  'the prefix of the standard': {
    file: 'proofgate.config.yaml',
    change: (text) => text.replace('prefix: TEAM', 'prefix: EMIT'),
    told: /found EMIT, which is the standard's/,
  },
  'a requirement under another prefix': {
    file: 'gate/requirements.yaml',
    change: (text) => text.replace('id: TEAM-1', 'id: EMIT-1'),
    told: /gate\/requirements\.yaml:3:9: expected an id like TEAM-1/,
  },
  "a step that answers to the standard's words": {
    file: STEPS,
    change: (text) => `${text}\nThen(/^the trail holds exactly .*$/, () => undefined);\n`,
    told: /actors\.steps\.ts:\d+: expected a step of its own words, .* also answers to the standard's/,
  },
  'a check by the name of one of the standard': {
    file: STEPS,
    change: (text) => text.replace("'every-record-names-a-worker'", "'trail-holds'"),
    told: /found trail-holds, which the standard has already/,
  },
  'messages that speak for the standard': {
    file: STEPS,
    change: (text) => `${text}
const send = process.send!.bind(process) as (...args: unknown[]) => boolean;
process.send = ((word: any, ...rest: unknown[]) => {
  const text = JSON.stringify(word).replaceAll('@TEAM-1', '@EMIT-3');
  return send(JSON.parse(text), ...rest);
}) as typeof process.send;
`,
    told: /expected requirements of your own \(@TEAM-1\), found @EMIT-3/,
  },
  'steps that end the process early': {
    file: STEPS,
    change: (text) => `${text}\nprocess.exit(0);\n`,
    told: /found that their process ended by exit code 0/,
  },
};

describe('a team', () => {
  let cwd = '';
  before(async () => {
    cwd = await initialized();
  });
  after(() => rm(cwd, { recursive: true }));

  for (const [what, { file, change, told }] of Object.entries(refusals)) {
    test(`is refused ${what}, with a word on how to mend it`, async () => {
      const path = join(cwd, file);
      const before = await readFile(path, 'utf8');
      await writeFile(path, change(before));
      const run = await proofgate(['run', '--requirement', 'TEAM-1'], { cwd });
      await writeFile(path, before);
      assert.match(run.stderr, told);
      assert.doesNotMatch(run.stderr, /\n\s+at /);
      assert.equal(run.code, 3);
      assert.ok(
        !existsSync(join(cwd, 'reports')) || (await readdir(join(cwd, 'reports'))).length === 0,
      );
    });
  }
});

const cargo = ((): string | null => {
  if (!existsSync(join(projectRoot, 'subjects', 'rust', 'proofgate-subject'))) {
    return 'the SDK crate is not here';
  }
  try {
    execFileSync('cargo', ['--version']);
    return null;
  } catch {
    return 'cargo is not installed';
  }
})();

test('the adapter that init writes compiles', { skip: cargo ?? false }, async () => {
  const cwd = await place();
  try {
    const made = await proofgate(['init', '--yes', '--name', 'my-crate', '--ci', 'gitlab'], {
      cwd,
    });
    assert.equal(made.code, 0, made.stderr);
    const sdk = join(projectRoot, 'subjects', 'rust');
    // The versions that are locked here are the ones that are there without a network.
    await cp(join(sdk, 'Cargo.lock'), join(cwd, 'gate', 'adapter', 'Cargo.lock'));
    const manifest = join(cwd, 'gate', 'adapter', 'Cargo.toml');
    const check = ['check', '--offline', '--quiet', '--manifest-path', manifest];
    const built = await runProgram('cargo', check, { env: { RUSTFLAGS: '-D warnings' } });
    assert.equal(built.code, 0, built.stderr);
  } finally {
    await rm(cwd, { recursive: true });
  }
});

test('several subjects are judged one after the other, and told side by side', async () => {
  const cwd = await place();
  try {
    const subject = (name: string): string =>
      `  - { name: ${name}, command: ${JSON.stringify(REFERENCE)} }\n`;
    const text = `subjects:\n${subject('first')}${subject('second')}`;
    await writeFile(join(cwd, 'proofgate.config.yaml'), text);
    const asked = ['run', '--requirement', 'HYG-2'];
    const run = await proofgate(asked, { cwd });
    assert.equal(run.code, 2, run.stderr);
    assert.match(run.stdout, /\n {12}first\/mock {4}second\/mock\n/);
    assert.match(run.stdout, /\n1 passed on all, 0 in disagreement, /);
    assert.equal((await readdir(join(cwd, 'reports'))).length, 1);
    const one = await proofgate([...asked, '--json', '--subject', 'second'], { cwd });
    assert.equal((JSON.parse(one.stdout) as { subjects: unknown[] }).subjects.length, 1);
    const none = await proofgate([...asked, '--subject', 'third'], { cwd });
    assert.equal(none.code, 3);
    assert.match(none.stderr, /\(reference, first, second\), found "third"/);
  } finally {
    await rm(cwd, { recursive: true });
  }
});

test('a run is failed by a waiver that nobody tends, and says so', async () => {
  const cwd = await place();
  try {
    const waiver = (expires: string): string =>
      'waivers:\n  - requirement: HYG-2\n    check: lines-are-safe\n    reason: too-long\n' +
      '    because: it is mended in the next release\n    owner: Ada\n    approver: Grace\n' +
      `    issue: https://example.org/1\n    expires: ${expires}\n`;
    const soon = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const asked = ['run', '--requirement', 'HYG-2', '--waivers', 'waivers.yaml'];
    const states = { '2020-01-01': /expired +HYG-2/, [soon]: /stale +HYG-2/ };
    for (const [expires, told] of Object.entries(states)) {
      await writeFile(join(cwd, 'waivers.yaml'), waiver(expires));
      const run = await proofgate(asked, { cwd });
      assert.equal(run.code, 1, run.stderr);
      assert.match(run.stdout, told);
    }
    await writeFile(join(cwd, 'waivers.yaml'), waiver('2999-01-01'));
    const run = await proofgate(asked, { cwd });
    assert.equal(run.code, 3);
    assert.match(run.stderr, /waivers\.yaml:9:14: expected a day no later than/);
  } finally {
    await rm(cwd, { recursive: true });
  }
});
