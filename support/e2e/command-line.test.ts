import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { writeKeys } from './keys';
import { projectRoot, proofgate } from './proofgate';

/** A script that starts the reference and waits for it. */
const SCRIPT = [
  ...['sh', '-c', '"$0" "$1"; exit $?', process.execPath],
  join(projectRoot, 'dist', 'reference', 'program.js'),
];

describe('the command line', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-cli-'));
    await writeKeys(place, 'signer');
    await mkdir(join(place, 'empty'));
    await writeFile(join(place, 'file'), '');
  });
  after(() => rm(place, { recursive: true }));

  /** What a person gets wrong, and the words that must help. */
  const mistakes: readonly {
    readonly what: string;
    readonly args: () => readonly string[];
    readonly says: RegExp;
  }[] = [
    // Only Linux tells of the pipes of a process.
    ...(platform === 'linux' ? [['run'], ['subject', 'check']] : []).map((command) => ({
      what: `${command.join(' ')} of a script that stands before its subject`,
      args: () => [...command, '--', ...SCRIPT],
      says: /to start the subject "sh" itself; found sh .* has node .* in its place\. .*by exec/,
    })),
    {
      what: 'an unknown subject',
      args: () => ['run', '--subject', 'referense'],
      says: /expected a subject this gate brings .*\(reference\), found "referense"; .*after --/,
    },
    {
      what: 'a subject that does not start',
      args: () => ['run', '--', './no-such-adapter'],
      says: /\.\/no-such-adapter/,
    },
    {
      what: 'an unreadable signing key',
      args: () => ['run', '--key', join(place, 'no.pem')],
      says: /expected an Ed25519 key in PEM form .* openssl genpkey/,
    },
    {
      what: 'a signing key that is no key',
      args: () => ['run', '--key', join(place, 'file')],
      says: /expected a private key in PEM/,
    },
    {
      what: 'an output that cannot be written',
      args: () => ['run', '--output', join(place, 'file', 'below')],
      says: /cannot be made: .*--output/,
    },
    {
      what: 'alert rules that are not there',
      args: () => ['run', '--alert-rules', join(place, 'no.yaml')],
      says: /expected a file for --alert-rules at .*no\.yaml.*check the path/,
    },
    {
      what: 'a bad tag expression',
      args: () => ['run', '--tags', '@EMIT-3 or or'],
      says: /expected a tag expression such as .* found "@EMIT-3 or or"/,
    },
    {
      what: 'a requirement that is none',
      args: () => ['run', '--requirement', 'EMIT-99'],
      says: /expected a requirement of the catalogue such as EMIT-3, found "EMIT-99"/,
    },
    {
      what: 'an unknown option',
      args: () => ['run', '--fast'],
      says: /unknown option '--fast'[^]*--help/,
    },
    { what: 'an unknown command', args: () => ['judge'], says: /unknown command 'judge'/ },
    {
      what: 'a number that is none',
      args: () => ['run', '--workers', 'many'],
      says: /expected a whole number/,
    },
    {
      what: 'an unreadable verification key',
      args: () => ['verify', join(place, 'empty'), '--key', join(place, 'no.pem')],
      says: /expected an Ed25519 key in PEM form/,
    },
    {
      what: 'a directory that is no bundle',
      args: () => ['verify', join(place, 'empty'), '--key', join(place, 'signer.pub.pem')],
      says: /bundle/,
    },
    {
      what: 'verification without a key from outside',
      args: () => ['verify', join(place, 'empty')],
      says: /required option '--key <file>'/,
    },
  ];

  for (const { what, args, says } of mistakes) {
    test(`answers ${what} with exit code 3 and what to do, without a stack`, async () => {
      const { code, stdout, stderr } = await proofgate(args(), { cwd: place });
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n\s+at /);
      assert.equal(stdout, '');
      assert.equal(code, 3);
    });
  }

  test('prints help with examples for every command', async () => {
    for (const command of [['run'], ['verify'], ['schema'], ['doctor'], ['subject', 'check']]) {
      const { code, stdout } = await proofgate([...command, '--help']);
      assert.equal(code, 0);
      assert.match(stdout, /Examples?:\n {2}\$ proofgate /, command.join(' '));
    }
  });

  test('prints the schemas of the protocol as one JSON object', async () => {
    const { code, stdout } = await proofgate(['schema']);
    const { protocol, host } = JSON.parse(stdout) as { protocol: number; host: object };
    assert.equal(code, 0);
    assert.equal(protocol, 1);
    assert.ok('$schema' in host);
  });

  test('tells which probes work here', async () => {
    const { code, stdout } = await proofgate(['doctor', '--json']);
    const { node, probes, browser } = JSON.parse(stdout) as {
      node: string;
      probes: { name: string }[];
      browser: { available: boolean; reason: string };
    };
    assert.equal(code, 0);
    assert.equal(node, process.version);
    assert.ok(probes.some(({ name }) => name === 'refuse-writes'));
    assert.match(browser.reason, browser.available ? /^Chromium \d/ : /playwright|browser/);
  });

  test('tells which devices there are, or why there is none', async () => {
    const { stdout } = await proofgate(['doctor', '--json']);
    const { cuda } = JSON.parse(stdout) as {
      cuda: { devices: unknown[]; emulated: boolean; reason?: string };
    };
    assert.equal(
      cuda.devices.length === 0,
      /^no (driver|usable device|device)/.test(cuda.reason ?? ''),
    );
    assert.equal(typeof cuda.emulated, 'boolean');
  });

  test('judges on every backend in turn, and says of each whether it was there', async () => {
    const run = ['run', '--json', '--backend', 'all', '--tags', '@EMIT-3', '--output', place];
    const { code, stdout } = await proofgate(run);
    assert.equal(code, 2, stdout);
    const { bundles, requirements } = JSON.parse(stdout) as {
      bundles: string[];
      requirements: { id: string; backend: string; outcome: string; reason?: string }[];
    };
    assert.equal(bundles.length, 3);
    const found = requirements.filter(({ id }) => id === 'EMIT-3');
    assert.deepEqual(
      found.map(({ backend }) => backend),
      ['mock', 'emulated', 'cuda'],
    );
    for (const { backend, outcome, reason } of found) {
      if (outcome === 'pass') continue;
      assert.notEqual(backend, 'mock');
      assert.equal(outcome, 'not-verified');
      assert.match(reason ?? '', /^no (driver|usable device|C compiler)/);
    }
  });

  test('starts no scenario after the first that does not pass, if asked to, and believes none of them', async () => {
    const program = join(projectRoot, 'dist', 'support', 'mutants', 'drops-without-flushing.js');
    const run = ['run', '--json', '--requirement', 'DROP-1', '--requirement', 'DROP-3'];
    const options = ['--fail-fast', '--workers', '1', '--output', place];
    const { code, stdout } = await proofgate([...run, ...options, '--', process.execPath, program]);
    assert.equal(code, 1, stdout);
    const { requirements } = JSON.parse(stdout) as {
      requirements: { id: string; outcome: string; checks: number }[];
    };
    const found = (wanted: string) => requirements.find(({ id }) => id === wanted);
    assert.equal(found('DROP-1')?.outcome, 'fail');
    assert.deepEqual([found('DROP-3')?.outcome, found('DROP-3')?.checks], ['inconclusive', 0]);
  });

  test('finds the reference adapter in order', async () => {
    const { code, stdout } = await proofgate(['subject', 'check', '--json']);
    assert.equal(code, 0, stdout);
  });

  test('finds an adapter that speaks another protocol version out of order, and says which', async () => {
    const program = join(place, 'two.cjs');
    await writeFile(
      program,
      `process.stdin.once('data', () => console.log(JSON.stringify(
        { type: 'hello_refused', protocols: [2], reason: 'I am from tomorrow' })));`,
    );
    const run = await proofgate(['run', '--', process.execPath, program]);
    assert.equal(run.code, 3);
    assert.match(run.stderr, /2/);
    assert.doesNotMatch(run.stderr, /\n\s+at /);
  });

  test('ends with exit code 4 when an adapter dies', async () => {
    const program = join(place, 'dies.cjs');
    await writeFile(program, `console.error('no device today'); process.exit(7);`);
    const run = await proofgate(['run', '--', process.execPath, program]);
    assert.equal(run.code, 4);
    assert.match(run.stderr, /7/);
    assert.match(run.stderr, /no device today/);
  });
});
