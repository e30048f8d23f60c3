import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';

const MAIN = resolve('src/cli/main.ts');
const HOOK = resolve('node_modules/ts-node/register');
const BAD = 'fn f() { digest == other }\n';
const ADVICE = 'fn f() {}\n';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a directory that holds one source. */
const review = (cwd: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((done) => {
    const env = { ...process.env, TS_NODE_PROJECT: resolve('tsconfig.json'), NO_COLOR: '1' };
    const argv = ['--require', HOOK, MAIN, 'review', ...args];
    execFile(process.execPath, argv, { cwd, env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

const directoryWith = async (t: TestContext, source: string | Uint8Array): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'proofgate-review-cli-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  await writeFile(join(directory, 'lib.rs'), source);
  return directory;
};

test('a finding ends with 1, nothing with 0, what was not read with 2, a mistake with 3', async (t) => {
  const bad = await directoryWith(t, BAD);
  const unread = await directoryWith(t, Uint8Array.from([0xff, 0xfe]));
  const empty = await directoryWith(t, ADVICE);
  await rm(join(empty, 'lib.rs'));
  const clean = await directoryWith(t, ADVICE);
  const ends = [bad, clean, unread, empty].map((directory) => review(directory, '.'));
  const codes = (await Promise.all(ends)).map(({ code }) => code);
  assert.deepEqual(codes, [1, 0, 2, 2]);
  const mistakes = [
    ...[review(clean), review(clean, 'nowhere'), review(clean, '.', '--format', 'pdf')],
    ...[review(clean, '.', '--baseline', 'x.json'), review(clean, '.', '--write-baseline')],
    ...[review(clean, '.', '--config', 'nowhere.yaml')],
  ];
  for (const { code, err } of await Promise.all(mistakes)) {
    assert.equal(code, 3, err);
    assert.doesNotMatch(err, /\n\s+at /);
  }
});

test('--json prints one object and nothing else, and SARIF and annotations are printed as they are', async (t) => {
  const bad = await directoryWith(t, BAD);
  const { out, err } = await review(bad, '.', '--json', '--report', 'out');
  assert.equal(err, '');
  const { files, findings } = JSON.parse(out) as { files: number; findings: { line: number }[] };
  assert.deepEqual([files, findings[0]?.line], [1, 1]);
  assert.match((await review(bad, '.', '--format', 'sarif')).out, /"ruleId": "REVIEW-6"/);
  assert.match((await review(bad, '.', '--format', 'github')).out, /^::error file=lib\.rs,line=1/);
});

test('the report is written where it is asked for', async (t) => {
  const bad = await directoryWith(t, BAD);
  const { out } = await review(bad, 'lib.rs', '--report', 'out');
  assert.match(out, /review written to/);
  assert.match(await readFile(join(bad, 'out', 'review.md'), 'utf8'), /ISSUE 1: Comparison/);
  assert.match(await readFile(join(bad, 'out', 'events.md'), 'utf8'), /# Audit Events/);
});

test('a baseline takes known findings out, and only ever shrinks', async (t) => {
  const bad = await directoryWith(t, BAD);
  const with1 = ['.', '--baseline', 'old.json'];
  assert.equal((await review(bad, ...with1, '--write-baseline')).code, 0);
  assert.equal((await review(bad, ...with1)).code, 0);
  await writeFile(join(bad, 'lib.rs'), `${BAD}fn g() { hash == other }\n`);
  assert.equal((await review(bad, ...with1, '--write-baseline')).code, 1);
  await writeFile(join(bad, 'lib.rs'), ADVICE);
  assert.equal((await review(bad, ...with1)).code, 1);
  assert.equal((await review(bad, ...with1, '--write-baseline')).code, 0);
  const written = JSON.parse(await readFile(join(bad, 'old.json'), 'utf8')) as { findings: [] };
  assert.deepEqual(written.findings, []);
});
