import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { configurationSchema } from './configuration/schema';
import { ReviewError, reviewMarkdown, reviewSources } from './index';

const BAD = 'fn f(logger: &AuditLogger) { let _ = logger.emit(event); }\n';

/** A directory with some files, gone when the test is over. */
const directoryOf = async (
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'proofgate-review-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  await mkdir(join(directory, '.git'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  return directory;
};

const reviewed = (base: string, threads = 1, paths = [base]) =>
  reviewSources({ paths, base, threads });

const refused = (code: string, says: RegExp) => (cause: unknown) =>
  cause instanceof ReviewError && cause.code === code && says.test(cause.message);

test('a workspace is reviewed crate by crate, and what is ignored is left out', async (t) => {
  const base = await directoryOf(t, {
    '.gitignore': 'generated/\n',
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
    'a/Cargo.toml': '[package]\nname = "crate-a"\n',
    'a/src/lib.rs': BAD,
    'a/target/debug/lib.rs': BAD,
    'a/tests/it.rs': BAD,
    'a/generated/lib.rs': BAD,
    'b/Cargo.toml': '[package]\nname = "crate-b"\n',
    'b/src/lib.rs': 'fn ok() {}\n',
    'web/package.json': '{"name": "web"}',
    'web/src/index.ts': 'export const f = (logger: AuditLogger) => { void logger.emit(event); };\n',
    'web/node_modules/x/index.ts': 'void logger.emit(event);\n',
  });
  const review = await reviewed(base);
  assert.deepEqual(
    review.crates.map(({ name, root, findings }) => [name, root, findings.length]),
    [
      ['crate-a', 'a', 1],
      ['crate-b', 'b', 0],
      ['web', 'web', 1],
    ],
  );
  assert.deepEqual(review.findings[0]?.file, 'a/src/lib.rs');
  assert.equal(review.files, 3);
});

test('a helper is looked for in its own crate, across its files, and nowhere else', async (t) => {
  const user = 'fn f(logger: &AuditLogger) { if let Err(e) = logger.emit(event) { note(e); } }\n';
  const helper = 'pub fn note(e: Error) { metrics::counter!("x.failures", 1); }\n';
  const base = await directoryOf(t, {
    'a/Cargo.toml': '[package]\nname = "a"\n',
    'a/src/lib.rs': user,
    'a/src/helper.rs': helper,
    'b/Cargo.toml': '[package]\nname = "b"\n',
    'b/src/lib.rs': `${user}fn note(e: Error) {}\n`,
  });
  const { findings } = await reviewed(base);
  assert.deepEqual(
    findings.map(({ rule, file }) => [rule, file]),
    [['REVIEW-2', 'b/src/lib.rs']],
  );
});

test('a field is known by its type in another file of its crate', async (t) => {
  const base = await directoryOf(t, {
    'Cargo.toml': '[package]\nname = "a"\n',
    'src/slot.rs': 'pub struct Slot { pub hash: u64 }\npub struct Seal { pub digest: String }\n',
    'src/lib.rs':
      'fn f(a: &Slot) { a.hash == x.hash; }\nfn g(s: &Seal) { s.digest == x.digest; }\n',
  });
  const { findings } = await reviewed(base);
  assert.deepEqual(
    findings.map(({ line }) => line),
    [2],
  );
});

test('several threads find what one finds', async (t) => {
  const files = Array.from({ length: 150 }, (_, at) => [
    `src/m${at}.rs`,
    at % 7 === 0 ? BAD : 'fn f() {}\n',
  ]);
  const base = await directoryOf(t, Object.fromEntries(files) as Record<string, string>);
  const [one, two] = [await reviewed(base, 1), await reviewed(base, 2)];
  assert.equal(one.findings.length, 22);
  assert.deepEqual(two, one);
});

test('what cannot be read is told and stops nothing', async (t) => {
  const base = await directoryOf(t, {
    'latin.rs': Uint8Array.from([0x2f, 0x2f, 0xe9, 0x0a]),
    'huge.rs': `// ${'x'.repeat(10 * 1024 * 1024)}\n`,
    'torn.rs': 'fn f( { ]]\n',
    'binary.ts': 'a\0b',
    'ok.rs': BAD,
  });
  const { findings, unread } = await reviewed(base);
  assert.equal(findings.length, 1);
  assert.deepEqual(
    unread.map(({ file, reason }) => [file, /UTF-8|MiB|NUL|grammar/.exec(reason)?.[0]]),
    [
      ['binary.ts', 'NUL'],
      ['huge.rs', 'MiB'],
      ['latin.rs', 'UTF-8'],
      ['torn.rs', 'grammar'],
    ],
  );
});

test('a loop of symbolic links is not walked into', async (t) => {
  const base = await directoryOf(t, { 'src/lib.rs': BAD });
  await symlink(base, join(base, 'src/again'));
  await symlink(join(base, 'loop-b'), join(base, 'loop-a'));
  await symlink(join(base, 'loop-a'), join(base, 'loop-b'));
  assert.equal((await reviewed(base)).files, 1);
  await assert.rejects(reviewed(base, 1, [join(base, 'loop-a')]), refused('NO_SUCH_PATH', /ELOOP/));
});

test('a path that is not there, or holds no sources, is refused with a clear word', async (t) => {
  const base = await directoryOf(t, { 'README.md': '' });
  await assert.rejects(
    reviewed(base, 1, [join(base, 'nowhere')]),
    refused('NO_SUCH_PATH', /nowhere/),
  );
  await assert.rejects(reviewed(base), refused('NO_SOURCES', /found none/));
});

test('a path without sources is refused although others have some', async (t) => {
  const base = await directoryOf(t, { 'a/lib.rs': BAD, 'b/README.md': '' });
  await assert.rejects(
    reviewed(base, 1, [join(base, 'a'), join(base, 'b')]),
    refused('NO_SOURCES', /under \S+\/b, found none/),
  );
});

test('what was set aside is not praised', async (t) => {
  const reason = 'proofgate-ignore REVIEW-3, REVIEW-6: seen to by the caller';
  const emission = 'logger.emit(AuditEvent::PolicyViolation { policy })';
  const counted = 'metrics::counter!("x_failures").increment(1);';
  const source = `fn f() { if let Err(e) = ${emission} { ${counted} } digest == other } // ${reason}\n`;
  const base = await directoryOf(t, { 'Cargo.toml': '[package]', 'src/lib.rs': source });
  const paths = [join(base, 'src')];
  const review = await reviewSources({ paths, base: join(base, 'src'), threads: 1 });
  const [crate] = review.crates;
  assert.ok(crate && review.findings.length === 0);
  assert.deepEqual([crate.merits.critical, crate.merits.flushed], [1, 0]);
  const text = reviewMarkdown(crate, review, { version: '0', date: '2026-11-21' });
  assert.doesNotMatch(text, /flushed at once|No digest, mac/);
  assert.match(text, /1 of 1 emissions count their failure/);
  assert.match(text, /## Set Aside\n[^#]*seen to by the caller/);
});

test('the configuration names loggers, critical events and helpers of one’s own', async (t) => {
  const source =
    'fn f(journal: &Journal) { if let Err(e) = journal.jot(KeyLeaked { id }) { tally(e); } }\n';
  const configured = (extra: string) =>
    `loggers: { types: [Journal] }\nemits: [jot]\nevents: { critical: [KeyLeaked] }\n${extra}`;
  const rulesWith = async (extra: string) => {
    const base = await directoryOf(t, {
      'lib.rs': source,
      'proofgate.review.yaml': configured(extra),
    });
    return (await reviewed(base)).findings.map(({ rule }) => rule);
  };
  assert.deepEqual(await rulesWith(''), ['REVIEW-2', 'REVIEW-3']);
  assert.deepEqual(await rulesWith('counters: [tally]\n'), ['REVIEW-3']);
  assert.deepEqual(await rulesWith('counters: [tally]\ndurable: [jot]\n'), []);
  assert.deepEqual(await rulesWith('exclude: [other.rs]\ninfallible: [Journal.jot]\n'), [
    'REVIEW-3',
  ]);
});

test('the configuration in the documentation is one, and names every key', async (t) => {
  const page = await readFile(join(__dirname, '../../docs/review.md'), 'utf8');
  const shown = /```yaml\n(loggers:[^`]*)```/.exec(page)?.[1] ?? '';
  const base = await directoryOf(t, { 'lib.rs': 'fn f() {}\n', 'proofgate.review.yaml': shown });
  assert.deepEqual((await reviewed(base)).findings, []);
  for (const key of Object.keys(configurationSchema.shape)) {
    assert.match(shown, new RegExp(`^${key}:`, 'm'));
  }
});

test('a configuration that says what nothing understands is refused', async (t) => {
  for (const [text, says] of [
    ['logers: {}\n', /logers/],
    ['emits: jot\n', /emits|expected array/i],
    ['emits: [\n', /proofgate\.review\.yaml/],
  ] as const) {
    const base = await directoryOf(t, { 'lib.rs': BAD, 'proofgate.review.yaml': text });
    await assert.rejects(reviewed(base), refused('BAD_CONFIGURATION', says));
  }
});
