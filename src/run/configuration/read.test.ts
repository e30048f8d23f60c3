import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { ConfigurationError, readConfiguration, readWaivers } from './index';
import { nearest } from './nearest';

const written = async (t: TestContext, text: string, name = 'proofgate.config.yaml') => {
  const cwd = await mkdtemp(join(tmpdir(), 'proofgate-config-'));
  t.after(() => rm(cwd, { recursive: true }));
  await writeFile(join(cwd, name), text);
  return { cwd, file: join(cwd, name) };
};

const complaint = async (work: Promise<unknown>): Promise<string> => {
  let told = '';
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ConfigurationError, String(error));
    told = error.message;
    return true;
  });
  return told;
};

test('without a file there is nothing configured, and one that was named has to be there', async (t) => {
  const { cwd } = await written(t, '', 'other.txt');
  assert.deepEqual(await readConfiguration(cwd, undefined), {
    ...{ configuration: {}, directory: cwd, file: null },
  });
  assert.match(await complaint(readConfiguration(cwd, join(cwd, 'gone.yaml'))), /gone\.yaml/);
});

test('a whole configuration is read, and its paths are relative to where it lies', async (t) => {
  const { cwd } = await written(
    t,
    `subjects:
  - name: mine
    command: [./target/release/mine, --flag]
    source: [src]
    prefixes: { vram-residency: v }
requirements:
  exclude:
    - { id: LOAD-3, reason: there is no loader in this crate }
backend: mock
workers: 2
`,
  );
  const { configuration, directory } = await readConfiguration(cwd, undefined);
  assert.equal(directory, cwd);
  assert.deepEqual(configuration.subjects?.[0], {
    ...{ name: 'mine', command: ['./target/release/mine', '--flag'], source: ['src'] },
    ...{ readme: [], alert_rules: [], prefixes: { 'vram-residency': 'v' } },
  });
});

for (const [what, text, expected] of [
  [
    'an unknown key',
    'backend: mock\nasurance: partial\n',
    /:2:1: .*found asurance; did you mean assurance\?/,
  ],
  [
    'an unknown key within',
    'subjects:\n  - name: a\n    command: [a]\n    sources: [src]\n',
    /:4:5: .*did you mean source\?/,
  ],
  [
    'a value of no choice',
    'backend: gpu\n',
    /:1:10: expected one of mock, emulated, cuda, all .*"gpu"/,
  ],
  [
    'a shell line for a command',
    'subjects:\n  - name: a\n    command: run it\n',
    /:3:14: expected a list/,
  ],
  ['what is missing', 'subjects:\n  - name: a\n', /:2:5: expected a list .*found nothing/],
  [
    'two subjects of one name',
    'subjects:\n  - {name: a, command: [a]}\n  - {name: a, command: [b]}\n',
    /:2:3: /,
  ],
  ['no YAML', 'a: [\n', /:2:1: expected YAML/],
  [
    'an unknown requirement',
    'requirements: {exclude: [{id: EMTI-3, reason: because we can}]}\n',
    /did you mean EMIT-3/,
  ],
] as const) {
  test(`${what} is told by line and column, with what to do`, async (t) => {
    const { cwd } = await written(t, text);
    assert.match(await complaint(readConfiguration(cwd, undefined)), expected);
  });
}

const format = (change: (text: string) => string): string =>
  change(`trail_formats:
  ours/1:
    files: { name: '{day}.audit' }
    members: { event_type: /type, timestamp: /at, prev_hash: /prev, hash: /hash, event: /data }
    hash: { algorithm: sha256, fields: [/type, /at, /data, /prev] }
    fields: { digest: /data/sha256 }
    severities: { HIGH: warn, CRITICAL: critical }
`);

test('a format of a trail is read, with what it leaves out', async (t) => {
  const { cwd } = await written(
    t,
    format((text) => text),
  );
  const { configuration } = await readConfiguration(cwd, undefined);
  const mapping = configuration.trail_formats?.['ours/1'];
  assert.deepEqual(mapping?.files, { name: '{day}.audit', numbers: 'rising' });
  assert.deepEqual(mapping.spelling, { event_types: 'pascal', fields: 'snake' });
  const { separator, first, begins } = mapping.hash;
  assert.deepEqual([separator, first, begins], ['', '0'.repeat(64), 'once']);
});

for (const [what, was, is, expected] of [
  ['a name of the gate', 'ours/1', 'proofgate/2', /:3:5: .*such as ours\/1, .*"proofgate\/2"/],
  ['a name without a version', 'ours/1', 'ours', /:3:5: expected a name such as ours\/1/],
  ['files that have no order', '{day}.audit', 'audit.log', /:3:20: .*\{day\} or \{n\}/],
  ['what is no pointer', '/prev,', 'prev,', /:4:62: expected a JSON pointer such as \/event\/type/],
  ['a missing place', 'prev_hash: /prev, ', '', /:4:14: .*prev_hash, found nothing; .*hash of the/],
  ['a place of no meaning', 'timestamp: /at', 'timestmp: /at', /did you mean timestamp\?/],
  ['a hash nobody knows', 'sha256,', 'sha1,', /:5:24: expected one of sha256, hmac-sha256/],
  ['a hash over nothing', '[/type, /at, /data, /prev]', '[]', /:5:40: expected at least 1 entries/],
  ['a field of no event', 'digest:', 'digst:', /:6:15: .*did you mean digest\?/],
  ['a name for two severities', 'CRITICAL: critical', 'CRITICAL: warn', /:7:41: .*name of its own/],
] as const) {
  test(`a format of a trail with ${what} is told by line and column`, async (t) => {
    const { cwd } = await written(
      t,
      format((text) => text.replace(was, is)),
    );
    assert.match(await complaint(readConfiguration(cwd, undefined)), expected);
  });
}

test('all that is wrong is told at once', async (t) => {
  const { cwd } = await written(t, 'backend: gpu\nworkers: many\n');
  const told = await complaint(readConfiguration(cwd, undefined));
  assert.match(told, /:1:10: /);
  assert.match(told, /:2:10: /);
});

const waiver = (expires: string, approver = 'Grace'): string => `waivers:
  - requirement: TIME-1
    check: comparison-is-constant
    reason: leaks-by-time
    because: the library is replaced in the next release
    owner: Ada
    approver: ${approver}
    issue: https://example.org/issues/1
    expires: ${expires}
`;

test('waivers are read with their text, and an expired one is left to the verdict', async (t) => {
  const { cwd, file } = await written(t, waiver('2026-01-01'), 'waivers.yaml');
  const { waivers, text } = await readWaivers(file, cwd, '2026-11-21');
  assert.equal(text, waiver('2026-01-01'));
  assert.equal(waivers[0]?.expires, '2026-01-01');
});

for (const [what, text, expected] of [
  ['more than 180 days', waiver('2027-05-21'), /:9:14: expected a day no later than 2027-05-20/],
  ['an approver who is the owner', waiver('2026-12-01', 'Ada'), /:7:15: expected another person/],
] as const) {
  test(`a waiver of ${what} is refused where it says so`, async (t) => {
    const { cwd, file } = await written(t, text, 'waivers.yaml');
    assert.match(await complaint(readWaivers(file, cwd, '2026-11-21')), expected);
  });
}

test('a word with one letter changed is still recognized', () => {
  const words = ['subjects', 'requirements', 'waivers', 'assurance'];
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      fc.nat(7),
      fc.constantFrom('x', 'y', 'z'),
      (word, at, letter) => {
        assert.equal(nearest(word.slice(0, at) + letter + word.slice(at + 1), words), word);
      },
    ),
    { seed: 10 },
  );
  assert.equal(nearest('nothing-like-it', words), undefined);
});
