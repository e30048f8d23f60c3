import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTree, sha256 } from './bag';
import { smallFeature, smallRun } from './testing';
import { BundleError, verifyBundle, writeBundle, type BundleInput } from './index';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const refused = (input: BundleInput, code: string) =>
  assert.rejects(writeBundle(input), (error) => {
    assert.ok(error instanceof BundleError, String(error));
    assert.equal(error.code, code);
    return true;
  });

test('a bundle that was just written verifies', async () => {
  const run = await smallRun({ signingKey: privateKey });
  const written = await writeBundle(run);
  const { ok, conditions, rejudged } = await verifyBundle({ ...run, publicKey });
  assert.deepEqual(
    conditions.filter((condition) => !condition.ok),
    [],
  );
  assert.equal(ok, true);
  assert.deepEqual(rejudged, { verdicts: run.verdicts.length, disagreements: [] });
  assert.equal(written.signed, true);
});

test('a bundle holds exactly the files of its layout', async () => {
  const run = await smallRun({ signingKey: privateKey });
  await writeBundle(run);
  const paths = [...(await readTree(run.directory)).files.keys()];
  const evidence = (await readdir(run.evidenceDirectory)).map((name) => `data/evidence/${name}`);
  assert.deepEqual(
    paths.sort(),
    [
      ...evidence,
      'VERIFY.md',
      'attestations/bundle.intoto.jsonl',
      'attestations/seal.dsse.json',
      'attestations/test-result.dsse.json',
      'bag-info.txt',
      'bagit.txt',
      'data/environment.json',
      'data/features/small/small.feature',
      'data/formats.json',
      'data/oscal/assessment-plan.json',
      'data/oscal/assessment-results.json',
      'data/oscal/catalog.json',
      'data/policy/gate.json',
      'data/report/comparison.md',
      'data/report/events.md',
      'data/report/index.html',
      'data/report/legal.md',
      'data/report/review.md',
      'data/results/ctrf.json',
      'data/results/findings.sarif',
      'data/results/junit.xml',
      'data/results/messages.ndjson',
      'data/results/mutants.json',
      'data/results/normalized.json',
      'data/subjects.json',
      'data/trace/traceability.csv',
      'data/trace/traceability.json',
      'keys/signer.pub.pem',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ].sort(),
  );
  const kept = await readFile(join(run.directory, 'data/features/small/small.feature'), 'utf8');
  assert.equal(kept, smallFeature);
});

test('two equal runs give an equal digest, and the digest is of the file', async () => {
  const [one, two] = [await smallRun(), await smallRun({ startedAt: '2026-01-01T00:00:00Z' })];
  const [first, second] = [await writeBundle(one), await writeBundle(two)];
  assert.equal(first.normalizedSha256, second.normalizedSha256);
  const bytes = await readFile(join(one.directory, 'data/results/normalized.json'));
  assert.equal(sha256(bytes), first.normalizedSha256);
  assert.match(bytes.toString(), /"outcome":"fail"/);
  assert.doesNotMatch(bytes.toString(), /2026|[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('no directory of the machine stands in messages, environment or report', async () => {
  const run = await smallRun();
  await writeBundle({ ...run, machinePaths: { gate: process.cwd() } });
  for (const path of ['results/messages.ndjson', 'environment.json', 'report/index.html']) {
    const text = await readFile(join(run.directory, 'data', path), 'utf8');
    assert.equal(text.includes(run.place), false, path);
    assert.equal(text.includes(process.cwd()), false, path);
  }
});

test('without a key the bundle says in large letters that it is unsigned', async () => {
  const run = await smallRun({ signingKey: null });
  const { signed } = await writeBundle(run);
  assert.equal(signed, false);
  for (const path of ['VERIFY.md', 'bag-info.txt', 'data/report/index.html']) {
    assert.match(
      await readFile(join(run.directory, path), 'utf8'),
      /THIS BUNDLE IS UNSIGNED/,
      path,
    );
  }
  assert.equal(existsSync(join(run.directory, 'keys')), false);
  const { ok, conditions } = await verifyBundle({ ...run, publicKey });
  assert.equal(ok, false);
  assert.deepEqual(
    conditions.filter((one) => !one.ok).map((one) => one.name),
    ['sealed'],
  );
  assert.match(conditions.map((one) => one.detail).join(), /sealed without a key/);
});

test('a directory that is there already is left alone', async () => {
  const run = await smallRun();
  await mkdir(run.directory);
  await refused(run, 'EXISTS');
  assert.deepEqual(await readdir(run.directory), []);
});

test('two runs do not write into one bundle at once', async () => {
  const run = await smallRun();
  const outcomes = await Promise.allSettled([writeBundle(run), writeBundle(run)]);
  assert.deepEqual(outcomes.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
});

test('a place that cannot be written is refused with what to do', async () => {
  const run = await smallRun();
  await writeFile(join(run.place, 'a-file'), '');
  await refused({ ...run, directory: join(run.place, 'a-file', 'bundle') }, 'UNWRITABLE');
});

test('a secret keeps the bundle from being sealed, and nothing of it stays behind', async () => {
  const run = await smallRun();
  await refused({ ...run, secrets: ['alert(1)'] }, 'SECRET_FOUND');
  assert.equal(existsSync(run.directory), false);
  assert.equal(existsSync(`${run.directory}.partial`), false);
});

test('evidence that is not what its name says is not sealed', async () => {
  const run = await smallRun();
  const [name = ''] = await readdir(run.evidenceDirectory);
  await writeFile(join(run.evidenceDirectory, name), 'something else');
  await refused(run, 'EVIDENCE_BROKEN');
});

test('evidence that a scenario names and nobody kept is not sealed', async () => {
  for (const extension of ['.json', '.audit']) {
    const run = await smallRun();
    const names = await readdir(run.evidenceDirectory);
    for (const name of names.filter((one) => one.endsWith(extension))) {
      await rm(join(run.evidenceDirectory, name));
    }
    await refused(run, 'EVIDENCE_BROKEN');
  }
});

test('features that are no longer what ran are not sealed', async () => {
  const run = await smallRun();
  const path = join(run.featuresDirectory, 'small', 'small.feature');
  await writeFile(path, `${smallFeature}# edited during the run\n`);
  await refused(run, 'FEATURES_DIFFER');
});

test('verdicts that the messages do not give are not sealed', async () => {
  const run = await smallRun();
  const verdicts = run.verdicts.map((verdict) => ({ ...verdict, outcome: 'pass' as const }));
  await refused({ ...run, verdicts }, 'INCONSISTENT');
  await refused({ ...run, exit: 0 }, 'INCONSISTENT');
});

const reportOf = async ({ directory }: BundleInput) => ({
  page: await readFile(join(directory, 'data/report/index.html'), 'utf8'),
  report_pdf: (
    JSON.parse(await readFile(join(directory, 'data/environment.json'), 'utf8')) as {
      report_pdf: string;
    }
  ).report_pdf,
  isPrinted: existsSync(join(directory, 'data/report/report.pdf')),
});

test('a report that was printed lies beside the page, is sealed with it, and changes no result', async () => {
  const plain = await writeBundle(await smallRun());
  const run = await smallRun({
    signingKey: privateKey,
    print: async (page, pdf) => {
      await writeFile(pdf, `printed: ${(await readFile(page, 'utf8')).length}`);
      return null;
    },
  });
  const printed = await writeBundle(run);
  const { page, report_pdf, isPrinted } = await reportOf(run);
  assert.match(page, /href="report\.pdf"/);
  assert.deepEqual([report_pdf, isPrinted], ['printed', true]);
  assert.equal(printed.normalizedSha256, plain.normalizedSha256);
  assert.ok((await verifyBundle({ ...run, publicKey })).ok);
});

test('a report that was not printed says why, in the page and in the environment', async () => {
  const unasked = await smallRun();
  await writeBundle(unasked);
  const failed = await smallRun({ print: () => Promise.resolve('no browser was found') });
  await writeBundle(failed);
  for (const [run, reason] of [
    [unasked, 'nobody asked for one (--pdf)'],
    [failed, 'no browser was found'],
  ] as const) {
    const { page, report_pdf, isPrinted } = await reportOf(run);
    assert.ok(page.includes(`There is no report.pdf beside this page: ${reason}.`));
    assert.doesNotMatch(page, /href="report\.pdf"/);
    assert.deepEqual([report_pdf, isPrinted], [reason, false]);
  }
});
