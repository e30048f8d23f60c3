import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeKeys } from './keys';
import { projectRoot, proofgate, runProgram, type Finished } from './proofgate';

const program = (...path: string[]): string =>
  JSON.stringify([process.execPath, join(projectRoot, 'dist', ...path)]);

const configuration = `subjects:
  - { name: good, command: ${program('src', 'reference', 'subject.js')} }
  - { name: trusting, command: ${program('support', 'mutants', 'trusts-shared-validation.js')} }
  - { name: gone, command: [./no-such-program] }
`;

interface SeveralJson {
  readonly verdict: string;
  readonly exit: number;
  readonly bundle: string;
  readonly subjects: readonly { readonly name: string }[];
  readonly notJudged: readonly { readonly name: string; readonly exit: number }[];
  readonly disagreements: readonly {
    readonly id: string;
    readonly disagreement: string;
    readonly subjects: readonly { readonly subject: string; readonly outcome: string | null }[];
  }[];
}

interface Verified {
  readonly ok: boolean;
  readonly conditions: readonly { readonly name: string; readonly ok: boolean }[];
}

const [good, trusting] = ['data/subjects/01-good-mock', 'data/subjects/02-trusting-mock'];

/** What is done to a copy, and which conditions find it. */
const tamperings: Readonly<
  Record<
    string,
    { readonly by: readonly string[]; readonly tamper: (root: string) => Promise<void> }
  >
> = {
  'a verdict changed in the matrix': {
    by: ['complete', 'statements', 'consistent'],
    tamper: async (root) => {
      const file = join(root, 'data/results/matrix.json');
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"fail"', '"pass"'));
    },
  },
  'the comparison edited': {
    by: ['complete', 'consistent'],
    tamper: async (root) => {
      const file = join(root, 'data/report/comparison.md');
      await writeFile(file, (await readFile(file, 'utf8')).replace('❌', '✅'));
    },
  },
  'the bundle of one subject put in the place of another': {
    by: ['complete', 'consistent'],
    tamper: async (root) => {
      await rm(join(root, trusting), { recursive: true });
      await cp(join(root, good), join(root, trusting), { recursive: true });
    },
  },
  'two bundles exchanged': {
    by: ['complete', 'consistent'],
    tamper: async (root) => {
      await rename(join(root, good), join(root, 'aside'));
      await rename(join(root, trusting), join(root, good));
      await rename(join(root, 'aside'), join(root, trusting));
    },
  },
  'the order of the subjects changed in the matrix': {
    by: ['complete', 'statements', 'consistent'],
    tamper: async (root) => {
      const file = join(root, 'data/results/matrix.json');
      const told = JSON.parse(await readFile(file, 'utf8')) as { subjects: unknown[] };
      const subjects = told.subjects.toReversed();
      await writeFile(file, JSON.stringify({ ...told, subjects }));
    },
  },
  'the bundle of a subject removed': {
    by: ['complete', 'sealed', 'statements', 'well-formed', 'consistent', 'rejudged'],
    tamper: (root) => rm(join(root, trusting), { recursive: true }),
  },
  'a verdict changed in the bundle of one subject': {
    by: ['complete', 'statements', 'consistent', 'rejudged'],
    tamper: async (root) => {
      const file = join(root, trusting, 'data/results/normalized.json');
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replaceAll('"outcome":"fail"', '"outcome":"pass"'),
      );
    },
  },
};

describe('a run over three subjects, one of them a mutant and one that does not start', () => {
  let place = '';
  let bundle = '';
  let keys = { secret: '', open: '' };
  let ran: Finished;

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-several-'));
    keys = await writeKeys(place, 'signer');
    await writeFile(join(place, 'proofgate.config.yaml'), configuration);
    const asked = ['--requirement', 'PATH-1', '--requirement', 'HYG-2', '--seed', '7'];
    ran = await proofgate(['run', ...asked, '--key', keys.secret], { cwd: place });
    const [name = ''] = await readdir(join(place, 'reports'));
    bundle = join(place, 'reports', name);
  });

  after(() => rm(place, { recursive: true }));

  const verify = async (root: string): Promise<Verified & { readonly code: number | null }> => {
    const { code, stdout } = await proofgate(['verify', root, '--key', keys.open, '--json']);
    return { ...(JSON.parse(stdout) as Verified), code };
  };

  test('ends as the worst of them, and shows what they disagree on before all else', () => {
    assert.equal(ran.code, 1, ran.stderr);
    assert.match(ran.stdout, /\n {12}good\/mock {5}trusting\/mock {2}gone\/mock\n/);
    assert.match(
      ran.stdout,
      /\nPATH-1 +pass +fail +not judged +passes on some\n1 passed on all, 1 in/,
    );
    assert.match(ran.stdout, /\nVIOLATION, exit 1, as the worst of 3 subjects: trusting on mock\n/);
    assert.match(ran.stderr, /gone on mock could not be judged: .*no-such-program/);
    assert.doesNotMatch(ran.stdout + ran.stderr, /\n\s+at /);
  });

  test('leaves one bundle, which verifies, and in which each subject verifies by itself', async () => {
    assert.deepEqual(await readdir(join(place, 'reports')), [bundle.split('/').at(-1)]);
    const whole = await verify(bundle);
    assert.deepEqual([whole.code, whole.ok], [0, true], JSON.stringify(whole.conditions));
    for (const one of [good, trusting]) assert.equal((await verify(join(bundle, one))).code, 0);
    for (const file of ['subjects.json', 'report/index.html', 'report/comparison.md']) {
      const text = await readFile(join(bundle, 'data', file), 'utf8');
      assert.ok(!text.includes(place), `${file} names a directory of this machine`);
    }
  });

  test('is told again by show, and to a machine by what they disagree on', async () => {
    const { code, stdout } = await proofgate(['show', bundle, '--json']);
    assert.equal(code, 0);
    const told = JSON.parse(stdout) as SeveralJson;
    assert.deepEqual([told.verdict, told.exit, told.bundle], ['violation', 1, bundle]);
    assert.deepEqual(
      told.subjects.map(({ name }) => name),
      ['good', 'trusting'],
    );
    assert.deepEqual(
      told.notJudged.map(({ name, exit }) => [name, exit]),
      [['gone', 3]],
    );
    const [one, ...others] = told.disagreements;
    assert.deepEqual([one?.id, one?.disagreement, others], ['PATH-1', 'passes-on-some', []]);
    assert.deepEqual(
      one?.subjects.map(({ subject, outcome }) => [subject, outcome]),
      [
        ['good', 'pass'],
        ['trusting', 'fail'],
        ['gone', null],
      ],
    );
  });

  test('verifies by hand as its VERIFY.md says', async () => {
    const page = await readFile(join(bundle, 'VERIFY.md'), 'utf8');
    const blocks = [...page.matchAll(/^```bash\n([^]*?)^```$/gm)].map(([, block = '']) => block);
    assert.ok(blocks.length >= 7);
    for (const block of blocks) {
      const env = { KEY: keys.open };
      const { code, stderr } = await runProgram('bash', ['-c', block], { cwd: bundle, env });
      assert.equal(code, 0, `${block}\n${stderr}`);
    }
  });

  for (const [what, { by, tamper }] of Object.entries(tamperings)) {
    test(`${what} is found, by ${by.join(', ')}`, async () => {
      const copy = join(place, 'copy');
      await cp(bundle, copy, { recursive: true });
      await tamper(copy);
      const { code, conditions } = await verify(copy);
      await rm(copy, { recursive: true });
      assert.equal(code, 1);
      assert.deepEqual(
        conditions.filter(({ ok }) => !ok).map(({ name }) => name),
        by,
      );
    });
  }

  test('is one of several to what is about one, which names those in it', async () => {
    for (const command of [
      ['diff', bundle, bundle],
      ['merge', bundle],
      ['redact', bundle, '--output', 'edition', '--requirement', 'PATH-1', '--reason', 'none'],
    ]) {
      const { code, stderr } = await proofgate(command, { cwd: place });
      assert.equal(code, 3, command.join(' '));
      assert.match(stderr, /several/, command.join(' '));
    }
  });

  test('is refused for a shard, with what to do', async () => {
    const { code, stderr } = await proofgate(['run', '--shard', '1/2', '--seed', '7'], {
      cwd: place,
    });
    assert.equal(code, 3);
    assert.match(
      stderr,
      /found good, trusting, gone on mock; run the shards of each with --subject/,
    );
  });

  test('leaves nothing where none of them can be judged, and says why of each', async () => {
    const text = configuration.replaceAll(process.execPath, './no-node');
    await writeFile(join(place, 'none.yaml'), `${text}output: none\n`);
    const { code, stderr } = await proofgate(['run', '--config', 'none.yaml'], { cwd: place });
    assert.equal(code, 3);
    for (const name of ['good', 'trusting', 'gone']) {
      assert.match(stderr, new RegExp(`proofgate: ${name} on mock could not be judged: `));
    }
    assert.match(stderr, /expected at least one subject that can be judged, found none of 3/);
    assert.deepEqual(await readdir(join(place, 'none')), []);
  });
});
