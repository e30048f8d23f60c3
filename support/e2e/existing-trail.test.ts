import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startSubject } from '../../src/driver';
import { defaultLimits } from '../../src/protocol';
import { seededRandom } from '../../src/verdict';
import { caseConfig, createWorkspace } from '../fixtures';
import { writeKeys } from './keys';
import { projectRoot, proofgate, type Finished } from './proofgate';

const PROGRAM = join(projectRoot, 'dist', 'support', 'existing-crate', 'subject.js');
const CRATE = [process.execPath, PROGRAM];
const CONFIGURATION = join(projectRoot, 'support', 'existing-crate', 'proofgate.config.yaml');

/** What is asked of the crate here, and how it has to come out. */
const expected = {
  'EMIT-1': 'pass',
  'DROP-1': 'pass',
  'FLUSH-6': 'pass',
  'TRAIL-2': 'fail',
  'TRAIL-3': 'fail',
  'TRAIL-4': 'pass',
  'TRAIL-6': 'fail',
} as const;

/** Findings that name what the format cannot prove, by the requirement that asks for it. */
const named: Readonly<Record<string, RegExp>> = {
  'TRAIL-2': /under another key; seen: \d records that do; the format of this trail has no key$/m,
  'TRAIL-3':
    /loss of its last record .*; the format of this trail has no sequence and no word on where it ends$/m,
  'TRAIL-6': /seen: none; the format of this trail has no manifest of its closed files$/m,
};

/** Tampering that the chain of the crate shows all the same. */
const shown = /a removed record|an inserted record|a duplicated|two swapped|its first file|middle/;

interface Scenario {
  readonly id: string;
  readonly requirements: readonly string[];
  readonly outcome: string;
}

/** The part of a SARIF report that these tests read. */
interface Findings {
  readonly runs: readonly {
    readonly results: readonly { ruleId: string; message: { text: string } }[];
  }[];
}

describe('a crate that chains plain SHA-256 in daily files', () => {
  let place = '';
  let run: Finished;
  let bundle = '';
  let scenarios: readonly Scenario[] = [];
  let keys = { secret: '', open: '' };

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-existing-'));
    keys = await writeKeys(place, 'signer');
    const asked = Object.keys(expected).flatMap((id) => ['--requirement', id]);
    run = await proofgate([
      ...['run', '--json', '--config', CONFIGURATION, '--key', keys.secret],
      ...['--output', join(place, 'out'), ...asked, '--', ...CRATE],
    ]);
    ({ bundle } = JSON.parse(run.stdout) as { bundle: string });
    ({ scenarios } = await result<{ scenarios: Scenario[] }>('normalized.json'));
  });
  after(() => rm(place, { recursive: true }));

  const result = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(bundle, 'data', 'results', name), 'utf8')) as T;

  test('passes what its format can prove, and fails what it cannot', () => {
    const { requirements } = JSON.parse(run.stdout) as {
      requirements: { id: string; outcome: string; reason?: string }[];
    };
    const seen = requirements.filter(({ id }) => id in expected);
    assert.deepEqual(Object.fromEntries(seen.map(({ id, outcome }) => [id, outcome])), expected);
    assert.equal(run.code, 1, run.stderr);
  });

  test('is told what its format has not, by each requirement that asks for it', async () => {
    const { runs } = await result<Findings>('findings.sarif');
    const found = runs.flatMap(({ results }) => results);
    for (const [id, told] of Object.entries(named)) {
      const texts = found.filter(({ ruleId }) => ruleId === id).map(({ message }) => message.text);
      assert.match(texts.join('\n'), told);
    }
  });

  test('is found out where its chain can tell', () => {
    const tampered = scenarios.filter(
      ({ id, requirements }) => requirements.includes('TRAIL-3') && shown.test(id),
    );
    assert.equal(tampered.length, 6);
    for (const { id, outcome } of tampered) assert.equal(outcome, 'pass', id);
  });

  test('is judged again alike from its bundle, which says how its trail was read', async () => {
    const verified = await proofgate(['verify', bundle, '--key', keys.open, '--json']);
    assert.equal(verified.code, 0, verified.stdout);
    const environment = await readFile(join(bundle, 'data', 'environment.json'), 'utf8');
    assert.match(environment, /"algorithm": "sha256"/);
  });

  test('is not judged where nobody says how its trail is written', async () => {
    const check = ['subject', 'check', '--', ...CRATE];
    const blind = await proofgate(check, { cwd: place });
    assert.match(blind.stdout, /FAIL {2}begin .*\(proofgate\/1\), found "ours\/1"; declare it/);
    assert.equal(blind.code, 4);
    const judged = await proofgate(
      [
        'run',
        '--json',
        '--requirement',
        'TRAIL-4',
        '--output',
        join(place, 'blind'),
        '--',
        ...CRATE,
      ],
      { cwd: place },
    );
    assert.match(judged.stdout, /"id":"TRAIL-4".{0,200}?"outcome":"error"/);
    assert.equal(judged.code, 4, judged.stderr);
  });
});

/** Has the crate write a trail of its own, and gives where it lies. */
const written = async (place: string): Promise<string> => {
  await using subject = await startSubject(
    { name: 'existing', argv: CRATE },
    {
      limits: defaultLimits,
      harness: { name: 'proofgate', version: '0.0.0' },
      run: 'existing',
      nonce: '0123456789abcdef',
      baseEnv: process.env,
    },
  );
  const workspace = await createWorkspace(join(place, 'case'), seededRandom(1));
  const device = { backend: 'mock', driverLibrary: null } as const;
  const config = caseConfig(workspace, { id: 'worker-1', token: 'token' }, device);
  const ready = await subject.begin({
    ...{ case: 'case', seed: 1, workspace: workspace.directory, config },
  });
  const actor = { worker_id: 'worker-1', source_ip: null, correlation_id: null };
  for (let n = 0; n < 5; n += 1) {
    await subject.op('loader.load', { path: '../secret', expected_digest: null, actor });
  }
  await subject.end('case');
  await subject.stop();
  return ready.trail.directory;
};

describe('proofgate trail on files of such a crate', () => {
  let place = '';
  let trail = '';
  let file = '';
  let lines: readonly string[] = [];
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-existing-'));
    trail = await written(place);
    [file = ''] = await readdir(trail);
    lines = (await readFile(join(trail, file), 'utf8')).split(/(?<=\n)/);
  });
  after(() => rm(place, { recursive: true }));

  const on = (command: string, directory: string, ...more: readonly string[]) =>
    proofgate([
      ...['trail', command, directory, '--format', 'ours/1', '--config', CONFIGURATION],
      ...more,
    ]);

  test('verifies them without a key, and says what that is worth', async () => {
    const { code, stdout, stderr } = await on('verify', trail);
    assert.match(stdout, /^HOLDS {2}5 records in 1 file\ntail not attested: /);
    assert.match(
      stdout,
      /\nthe format of this trail has no key, no sequence, .* and no bound between/,
    );
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal((await on('verify', trail, '--require-attested')).code, 2);
    const { lacks } = JSON.parse((await on('verify', trail, '--json')).stdout) as {
      lacks: { kind: string }[];
    };
    assert.deepEqual(lacks[0], { kind: 'key', what: 'key' });
  });

  /** What becomes of the file, and at which line that is found; null where nothing can tell. */
  const deeds: Readonly<Record<string, readonly [(path: string) => Promise<void>, number | null]>> =
    {
      'a forged record': [
        (path) =>
          writeFile(
            path,
            lines.map((one, nth) => (nth === 2 ? one.replace('secret', 'public') : one)).join(''),
          ),
        3,
      ],
      'two records in the other order': [
        (path) => writeFile(path, [lines[0], lines[2], lines[1], lines[3], lines[4]].join('')),
        2,
      ],
      'a removed record': [(path) => writeFile(path, lines.toSpliced(1, 1).join('')), 2],
      'a beginning cut off': [(path) => writeFile(path, lines.slice(1).join('')), 1],
      'an end cut off': [
        (path) => truncate(path, Buffer.byteLength(lines.slice(0, 3).join(''))),
        null,
      ],
    };

  for (const [what, [deed, at]] of Object.entries(deeds)) {
    test(`${at === null ? 'cannot show' : 'names'} ${what}`, async () => {
      const copy = join(place, what);
      await cp(trail, copy, { recursive: true });
      await deed(join(copy, file));
      const { code, stdout } = await on('verify', copy);
      assert.equal(code, at === null ? 0 : 1, stdout);
      if (at !== null) assert.match(stdout, new RegExp(`\nBAD {2}${file}:${at} `));
    });
  }

  test('finds records in them by the words of the catalogue, and exports them', async () => {
    const found = await on(
      'query',
      trail,
      '--event',
      'PathTraversalAttempt',
      '--actor',
      'worker-1',
    );
    assert.deepEqual([found.stdout, found.code], [lines.join(''), 0]);
    const copy = join(place, 'copy');
    const exported = await on('export', trail, '--output', copy);
    assert.match(exported.stdout, /^HOLDS {2}5 records/);
    assert.deepEqual(await readdir(copy), [file]);
  });

  test('wants the format to be one that is described', async () => {
    const { code, stderr } = await proofgate(['trail', 'verify', trail, '--format', 'ours/2']);
    assert.match(stderr, /expected a trail of a format that is known \(.*\), found "ours\/2"/);
    assert.equal(code, 3);
  });
});
