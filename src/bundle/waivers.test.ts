import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { requirements } from '../catalogue';
import { decideRun, type Exceptions } from '../verdict';
import { canonical } from './bag';
import { layout } from './layout';
import { resultsSchema, type Results } from './results';
import { sealBag } from './sign';
import { edit, smallRun } from './testing';
import { verifyBundle, writeBundle, type BundleInput } from './index';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const text = `waivers:
  - requirement: DROP-3
    check: exits-in-time
    reason: exit-too-late
    because: the watchdog kills it in production
    owner: Ada
    approver: Grace <b>
    issue: https://example.org/issues/7
    expires: 2026-12-24
`;

const exceptions: Exceptions = {
  on: '2026-11-20',
  excluded: [{ id: 'LOAD-3', reason: 'there is no loader here' }],
  waivers: [
    {
      ...{ requirement: 'DROP-3', check: 'exits-in-time', reason: 'exit-too-late' },
      ...{ because: 'the watchdog kills it in production', owner: 'Ada', approver: 'Grace <b>' },
      ...{ issue: 'https://example.org/issues/7', expires: '2026-12-24' },
    },
  ],
};

/** The small run, decided with waivers. */
const waived = async (
  changes: Partial<BundleInput> = {},
  by = exceptions,
): Promise<BundleInput> => {
  const waiversText = by === exceptions ? text : JSON.stringify({ waivers: by.waivers });
  const run = await smallRun({ signingKey: privateKey, exceptions: by, waiversText });
  const { verdicts, verdict, exit } = decideRun(requirements, run.scenarios, {
    ...{ subject: run.subject.name, backend: run.subject.backend, assurance: 'partial' },
    exceptions: by,
  });
  return { ...run, verdicts, verdict, exit, ...changes };
};

const failures = async (run: BundleInput) => {
  const { conditions } = await verifyBundle({ ...run, publicKey });
  return conditions.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
};

test('a waiver is sealed with the run, told in its report, and applied again by who verifies', async () => {
  const run = await waived();
  assert.equal(run.verdicts.find(({ id }) => id === 'DROP-3')?.outcome, 'waived');
  await writeBundle(run);
  const read = (path: string) => readFile(join(run.directory, path), 'utf8');
  assert.equal(await read('data/policy/waivers.yaml'), text);
  assert.match(await read('data/results/normalized.json'), /"state":"in-force"/);
  assert.match(await read('data/report/index.html'), /approved by Grace &lt;b>/);
  assert.deepEqual(await failures(run), []);
});

test('a file of waivers that says otherwise than the policy is found', async () => {
  const run = await waived({ waiversText: text.replace('Grace <b>', 'Somebody') });
  await writeBundle(run);
  assert.deepEqual(await failures(run), [
    'consistent: data/policy/waivers.yaml does not hold the waivers of data/policy/gate.json',
  ]);
});

/** The waivers, each run out ten days before the run, held against a day. */
const runOut = (on: string, requirement = 'DROP-3'): Exceptions => ({
  ...exceptions,
  on,
  waivers: exceptions.waivers.map((waiver) => ({ ...waiver, requirement, expires: '2026-11-10' })),
});

/** What is found in a run of these waivers after somebody with the key has told it otherwise. */
const toldOtherwise = async (
  by: Exceptions,
  change: (results: Results) => Partial<Results>,
): Promise<string> => {
  const run = await waived({}, by);
  await writeBundle(run);
  assert.deepEqual(await failures(run), []);
  await edit(run.directory, layout.results, (told) => {
    const results = resultsSchema.parse(JSON.parse(told));
    return canonical({ ...results, ...change(results) });
  });
  await sealBag(run.directory, privateKey);
  return (await failures(run)).join('\n');
};

test('a waiver that has run out waives nothing, and saying that it does is found', async () => {
  const found = await toldOtherwise(runOut('2026-11-20'), ({ requirements: all, waivers }) => ({
    requirements: all.map((one) => (one.id === 'DROP-3' ? { ...one, outcome: 'waived' } : one)),
    waivers: waivers.map((waiver) => ({ ...waiver, state: 'in-force' })),
  }));
  assert.match(found, /^rejudged: .*DROP-3: signed as waived, judged again fail/m);
});

test('a waiver that has run out over what passes fails the run, and calling it conformant is found', async () => {
  const passing = runOut('2026-11-20', 'EMIT-2');
  const { verdicts, verdict, exit } = await waived({}, passing);
  assert.equal(verdicts.find(({ id }) => id === 'EMIT-2')?.outcome, 'pass');
  assert.deepEqual([verdict, exit], ['violation', 1]);
  const found = await toldOtherwise(passing, ({ waivers }) => ({
    ...{ verdict: 'conformant', exit: 0 },
    waivers: waivers.map((waiver) => ({ ...waiver, state: 'untested' })),
  }));
  assert.match(found, /^rejudged: .*the waivers signed is not what judging again gives/m);
});

test('a waiver held against a day before the run, on which it had not run out, is found', async () => {
  const run = await waived({}, runOut('2026-11-01'));
  assert.equal(run.verdicts.find(({ id }) => id === 'DROP-3')?.outcome, 'waived');
  await writeBundle(run);
  assert.deepEqual(await failures(run), [
    'consistent: waivers were held against 2026-11-01, and the run was from ' +
      `${run.startedAt} to ${run.finishedAt}`,
  ]);
});

test('a waiver is held against a day of the run, or one on which it may have been read', async () => {
  const from = async (on: string, startedAt: string, finishedAt: string) => {
    const run = { ...(await waived({}, { ...exceptions, on })), startedAt, finishedAt };
    await writeBundle(run);
    return (await failures(run)).join('\n');
  };
  const [late, early] = ['2026-11-20T23:55:00.000Z', '2026-11-21T00:05:00.000Z'];
  assert.equal(await from('2026-11-20', late, late), '');
  assert.equal(await from('2026-11-20', early, early), '');
  assert.equal(await from('2026-11-21', late, early), '');
  const says = /^consistent: waivers were held against 2026-11-2\d, and the run was from /;
  assert.match(await from('2026-11-21', late, late), says);
  const later = '2026-11-21T00:15:00.000Z';
  assert.match(await from('2026-11-20', later, later), says);
});

/** What is found once the file of waivers was changed, and all sealed again with the true key. */
const withFile = async (run: BundleInput, change: (path: string) => Promise<unknown>) => {
  await writeBundle(run);
  await change(join(run.directory, layout.waivers));
  await sealBag(run.directory, privateKey);
  return failures(run);
};

test('waivers without their file, and a file of waivers without them, are found', async () => {
  assert.deepEqual(await withFile(await waived(), (path) => rm(path)), [
    'consistent: data/policy/waivers.yaml is missing',
  ]);
  const none = await smallRun({ signingKey: privateKey });
  const otherwise = [
    'consistent: data/policy/waivers.yaml does not hold the waivers of data/policy/gate.json',
  ];
  assert.deepEqual(await withFile(none, (path) => writeFile(path, text)), otherwise);
  const junk = await waived();
  assert.deepEqual(await withFile(junk, (path) => writeFile(path, 'waivers: 7\n')), otherwise);
});

test('a file of waivers may repeat itself by aliases, as often as the configuration allows', async () => {
  const aliased = (times: number): string =>
    text.replace('the watchdog', '&why the watchdog') +
    Array.from({ length: times }, () =>
      text.replace('waivers:\n', '').replace(/because: .*/, 'because: *why'),
    ).join('');
  const run = async (times: number) => {
    const waivers = Array.from({ length: times + 1 }, () => exceptions.waivers).flat();
    const told = await waived({ waiversText: aliased(times) }, { ...exceptions, waivers });
    await writeBundle(told);
    return failures(told);
  };
  assert.deepEqual(await run(19), []);
  assert.match((await run(30)).join('\n'), /^consistent: Excessive alias count/);
});
