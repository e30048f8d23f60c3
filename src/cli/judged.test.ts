import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ConfigurationError, readConfiguration } from '../run';
import type { Context } from './context';
import { subjectsOf, type Judged, type SubjectFlags } from './judged';
import { UsageError } from './usage-error';

const ours = 'subjects: [{ name: mine, command: [./mine], readme: [README.md] }]\n';
const theirs = `subjects: [{ name: theirs, command: [./theirs], source: [src] }]\nbackend: mock\n`;

/** A directory with a configuration, and one within it that has another. */
const place = async (t: TestContext): Promise<string> => {
  const cwd = await mkdtemp(join(tmpdir(), 'proofgate-judged-'));
  t.after(() => rm(cwd, { recursive: true }));
  await mkdir(join(cwd, 'other'));
  await writeFile(join(cwd, 'proofgate.config.yaml'), ours);
  await writeFile(join(cwd, 'other', 'proofgate.config.yaml'), theirs);
  await writeFile(join(cwd, 'empty.yaml'), 'backend: mock\n');
  return cwd;
};

interface Asked extends Partial<SubjectFlags> {
  readonly argv?: readonly string[];
}

const chosen = async (cwd: string, { argv = [], ...flags }: Asked) => {
  const said: string[] = [];
  const err = { write: (text: string) => said.push(text) > 0 };
  const judged = await subjectsOf(
    argv,
    { ...{ subject: [], readme: [], alertRules: [], source: [] }, ...flags },
    await readConfiguration(cwd, undefined),
    { cwd, err } as unknown as Context,
  );
  return { judged, said: said.join('') };
};

const names = (judged: readonly Judged[]) => judged.map(({ subject }) => subject.name);

test('subjects are judged in the order in which they are named, and all of them where none is', async (t) => {
  const cwd = await place(t);
  const all = await chosen(cwd, { subject: ['reference', 'mine'] });
  assert.deepEqual(names(all.judged), ['reference', 'mine']);
  assert.deepEqual(names((await chosen(cwd, {})).judged), ['mine']);
});

for (const path of ['other/', './other', 'other/proofgate.config.yaml']) {
  test(`${path} stands for the subjects of that configuration, with their own files`, async (t) => {
    const cwd = await place(t);
    const { judged, said } = await chosen(cwd, { subject: ['mine', path] });
    assert.deepEqual(names(judged), ['mine', 'theirs']);
    const [mine, other] = judged;
    assert.deepEqual(mine?.inputs.readme, [join(cwd, 'README.md')]);
    assert.deepEqual(other?.inputs.source, [join(cwd, 'other', 'src')]);
    assert.equal(other.subject.cwd, join(cwd, 'other'));
    assert.match(said, /of other\/proofgate\.config\.yaml only the subjects .* aside: backend\n/);
  });
}

const refused: readonly (readonly [string, Asked, RegExp])[] = [
  ['a name twice', { subject: ['mine', 'mine'] }, /found mine twice; name each once, or rename/],
  [
    'a configuration twice',
    { subject: ['./other', 'other/proofgate.config.yaml'] },
    /found theirs twice/,
  ],
  [
    'a name and a command',
    { subject: ['mine'], argv: ['./new'] },
    /found both \(mine\); .* give it a name in the configuration/,
  ],
  [
    'a configuration of no subjects',
    { subject: ['empty.yaml'] },
    /subjects in empty\.yaml, found none/,
  ],
  [
    'a name that nobody knows',
    { subject: ['other'] },
    /mine\), found "other"; .* such as \.\/other;/,
  ],
  [
    'files of one subject beside several',
    { subject: ['mine', 'reference'], readme: ['README.md'], source: ['src'] },
    /one subject beside --readme, --source, found mine, reference; say in the configuration/,
  ],
];

for (const [what, asked, told] of refused) {
  test(`${what} is refused, with what to do`, async (t) => {
    const work = chosen(await place(t), asked);
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof UsageError, String(error));
      assert.match(error.message, told);
      return true;
    });
  });
}

test('a configuration that is not there is told by its path, and a bad one by line and column', async (t) => {
  const cwd = await place(t);
  const refusal = async (subject: string): Promise<string> => {
    let told = '';
    await assert.rejects(chosen(cwd, { subject: [subject] }), (error) => {
      assert.ok(error instanceof ConfigurationError, String(error));
      told = error.message;
      return true;
    });
    return told;
  };
  assert.match(
    await refusal('nowhere/'),
    /\/nowhere, found nothing .* holds proofgate\.config\.yaml/,
  );
  await writeFile(join(cwd, 'bad.yaml'), 'subjects:\n  - name: a\n');
  assert.match(await refusal('bad.yaml'), /^bad\.yaml:2:5: expected a list/);
});
