import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeKeys } from './keys';
import { bareMachine } from './bare-machine';
import { proofgate, type Finished } from './proofgate';

/** The part of `run --json` that these tests read (design §9). */
interface RunJson {
  readonly verdict: string;
  readonly exit: number;
  readonly bundle: string;
  readonly requirements: readonly {
    readonly id: string;
    readonly outcome: string;
    readonly assurance: string | null;
    readonly reason?: string;
  }[];
  readonly counts: Readonly<Record<string, number>>;
}

/** A figure that a busy machine may leave open, and no verdict rests on. */
const advisory = 'EMIT-9';

/** Those that are seen less well without strace or promtool, and one that is not. */
const seenLessWell = ['FLUSH-1', 'FLUSH-7', 'FLUSH-8', 'DROP-1', 'DROP-2', 'MON-1', 'TRAIL-2'];

/** What is asked of a run on this machine: everything, where its deep probes are installed. */
const attainable = async (): Promise<string> => {
  const { stdout } = await proofgate(['doctor', '--json']);
  const { probes } = JSON.parse(stdout) as { probes: { name: string; available: boolean }[] };
  const deep = probes.filter(({ name }) => name === 'syscalls' || name === 'promtool');
  return deep.every(({ available }) => available) ? 'observed' : 'partial';
};

describe('the gate on the reference subject', () => {
  let place = '';
  let keys = { secret: '', open: '' };
  let run: Finished;
  let result: RunJson;

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-e2e-'));
    keys = await writeKeys(place, 'signer');
    run = await proofgate([
      ...['run', '--json', '--assurance', await attainable()],
      ...['--output', join(place, 'out'), '--key', keys.secret],
    ]);
    result = JSON.parse(run.stdout) as RunJson;
  });

  after(() => rm(place, { recursive: true }));

  test('finds the reference conformant, by all that can be seen on this machine', () => {
    assert.equal(run.stderr, '');
    const notPassed = result.requirements
      .filter(({ id, outcome }) => id !== advisory && outcome !== 'pass')
      .map(({ id, outcome, reason }) => `${id} ${outcome}: ${reason ?? ''}`);
    assert.deepEqual(notPassed, []);
    assert.equal(result.requirements.length, 70);
    assert.equal(result.verdict, 'conformant');
    assert.deepEqual([run.code, result.exit], [0, 0]);
  });

  test('passes on a machine with nothing but Node what was seen in part there', async () => {
    const { stdout, code } = await proofgate(
      ['run', '--json', ...seenLessWell.flatMap((id) => ['--requirement', id])].concat([
        ...['--output', join(place, 'bare')],
      ]),
      { env: { PATH: await bareMachine(join(place, 'bin')) } },
    );
    const bare = JSON.parse(stdout) as RunJson;
    const seen = bare.requirements.filter(({ id }) => seenLessWell.includes(id));
    assert.deepEqual(
      seen.map(({ id, outcome, assurance }) => [id, outcome, assurance]).sort(),
      seenLessWell.map((id) => [id, 'pass', id === 'TRAIL-2' ? 'observed' : 'partial']).sort(),
    );
    assert.equal(code, 2);
  });

  test('leaves a bundle that verifies under the key it was signed with', async () => {
    const verified = await proofgate(['verify', result.bundle, '--key', keys.open, '--json']);
    assert.equal(verified.code, 0, verified.stdout);
    const { ok, rejudged } = JSON.parse(verified.stdout) as {
      ok: boolean;
      rejudged: { verdicts: number };
    };
    assert.equal(ok, true);
    assert.equal(rejudged.verdicts, 70);
  });

  test('leaves a bundle that does not verify under another key', async () => {
    const other = await writeKeys(place, 'other');
    const verified = await proofgate(['verify', result.bundle, '--key', other.open]);
    assert.equal(verified.code, 1);
    assert.match(verified.stdout, /FAIL {2}sealed/);
  });

  test('leaves a bundle in which a changed observation is found', async () => {
    const copy = join(place, 'tampered');
    await cp(result.bundle, copy, { recursive: true });
    const evidence = join(copy, 'data', 'evidence');
    const [first = ''] = (await readdir(evidence)).filter((name) => name.endsWith('.json'));
    await appendFile(join(evidence, first), ' ');
    const verified = await proofgate(['verify', copy, '--key', keys.open]);
    assert.equal(verified.code, 1);
    assert.match(verified.stdout, /FAIL {2}complete/);
    assert.match(verified.stdout, new RegExp(first));
  });

  test('keeps no worker token anywhere in the bundle', async () => {
    const files = await readdir(result.bundle, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1');
      assert.doesNotMatch(text, /token-[0-9a-f]{32}/, file.name);
    }
  });
});
