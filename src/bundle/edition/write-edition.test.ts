import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { regulations, requirements, type RequirementDefinition } from '../../catalogue';
import { decideRun } from '../../verdict';
import { readTree } from '../bag';
import { BundleError, type BundleErrorCode } from '../errors';
import { layout } from '../layout';
import { sealBag } from '../sign';
import { tellingRun, temporaryPlace } from '../testing';
import { verifyBundle } from '../verify';
import { writeBundle } from '../write-bundle';
import { writeEdition, type RedactionRequest } from './write-edition';

const WORD = 'canary-7f3a-in-a-coal-mine';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

const full = tellingRun(WORD, { signingKey: privateKey }).then(async (run) => {
  await writeBundle(run);
  return run;
});

const redact = async (selection: Partial<RedactionRequest['selection']>, more: object = {}) => {
  const { directory: bundle } = await full;
  const directory = join(await temporaryPlace(), 'edition');
  const edition = await writeEdition({
    ...{ bundle, directory, reason: 'names a person', absent: [], signingKey: null },
    selection: { evidence: [], requirements: [], kinds: [], ...selection },
    ...more,
  });
  return { directory, edition };
};

const refused = (attempt: Promise<unknown>, code: BundleErrorCode, message: RegExp) =>
  assert.rejects(attempt, (error) => {
    assert.ok(error instanceof BundleError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });

/** Every file that holds the word, as it stands or as base64 that a reader would decode. */
const filesTelling = async (root: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const path of (await readTree(root)).files.keys()) {
    const text = (await readFile(join(root, path))).toString('latin1');
    const decoded = [...text.matchAll(/"payload":"([^"]*)"/g)].map(([, payload = '']) =>
      Buffer.from(payload, 'base64').toString(),
    );
    if ([text, ...decoded].some((one) => one.includes(WORD))) found.push(path);
  }
  return found.sort();
};

const failing = async (directory: string): Promise<readonly string[]> => {
  const { conditions } = await verifyBundle({ directory, publicKey });
  return conditions.filter(({ ok }) => !ok).map(({ name }) => name);
};

test('the full bundle tells the word in many places, its seal not among them', async () => {
  const telling = await filesTelling((await full).directory);
  assert.ok(telling.includes(layout.report));
  assert.ok(telling.includes(layout.messages));
  assert.ok(telling.includes(layout.traceability));
  assert.deepEqual(
    telling.filter((path) => !path.startsWith('data/')),
    [],
  );
});

test('an edition tells the word nowhere, by whatever way the evidence was chosen', async () => {
  const { told, transcript } = await full;
  for (const selection of [
    { evidence: [told] },
    { evidence: [transcript] },
    { requirements: ['DROP-3'] },
    { kinds: ['ndjson'] },
  ]) {
    const { directory } = await redact(selection, { absent: [WORD] });
    assert.deepEqual(await filesTelling(directory), [], JSON.stringify(selection));
    assert.deepEqual(await failing(directory), [], JSON.stringify(selection));
  }
});

test('an edition says what was removed, and judges again only what is left', async () => {
  const { told, transcript } = await full;
  const { directory, edition } = await redact({ requirements: ['DROP-3'] });
  const removed = edition.removed.map(({ sha256 }) => sha256);
  assert.ok(removed.includes(told) && removed.includes(transcript));
  const { ok, conditions, rejudged } = await verifyBundle({ directory, publicKey });
  assert.equal(ok, true, JSON.stringify(conditions));
  const detail = (name: string) => conditions.find((one) => one.name === name)?.detail ?? '';
  assert.match(
    detail('edition'),
    new RegExp(`^edition: ${removed.length} pieces of evidence removed \\(names a person\\)`),
  );
  assert.equal(rejudged.notRejudged, 1);
  assert.match(detail('rejudged'), /^3 observations judged again .*; 1 were removed and could not/);
  assert.match(detail('sealed'), /^the full bundle with the key .*; the edition by somebody else/);
});

test('an edition that its maker sealed with the same key says so', async () => {
  const { directory } = await redact({ requirements: ['DROP-3'] }, { signingKey: privateKey });
  const { conditions } = await verifyBundle({ directory, publicKey });
  assert.match(conditions.find(({ name }) => name === 'sealed')?.detail ?? '', /the edition too$/);
});

test('every way of passing off an edition as something else is found', async () => {
  const { directory } = await redact({ requirements: ['DROP-3'] });
  const left = [...(await readTree(directory)).files.keys()];
  const evidence = left.find((path) => path.startsWith(layout.evidence)) ?? '';
  const change = async (deed: (root: string) => Promise<void>): Promise<readonly string[]> => {
    const copy = join(await temporaryPlace(), 'copy');
    await cp(directory, copy, { recursive: true });
    await deed(copy);
    // Whoever changes an edition can seal it anew; only the seal of the full bundle holds him.
    await sealBag(copy, null);
    return failing(copy);
  };
  const told = async (root: string, replace: (text: string) => string) => {
    const text = await readFile(join(root, layout.edition), 'utf8');
    await writeFile(join(root, layout.edition), replace(text));
  };
  const passed = async (root: string, path: string, fail: string) => {
    const text = await readFile(join(root, path), 'utf8');
    assert.ok(text.includes(fail));
    await writeFile(join(root, path), text.replace(fail, fail.replace('fail', 'pass')));
  };
  const deeds: Record<string, (root: string) => Promise<void>> = {
    'more is removed than is told': (root) => rm(join(root, evidence)),
    'evidence is changed': (root) => appendFile(join(root, evidence), ' '),
    'a document is added': (root) => writeFile(join(root, 'data', 'report.html'), 'all is well'),
    'results are changed': (root) => passed(root, layout.results, '"outcome":"fail"'),
    'a record of what was removed is changed': (root) =>
      passed(root, layout.messages, '\\"outcome\\":\\"fail\\"'),
    'a digest of what was removed is changed': (root) =>
      told(root, (text) => text.replace(/"sha256": "[0-9a-f]{4}/, '"sha256": "0000')),
    'the manifest of the full bundle is changed': (root) =>
      appendFile(join(root, layout.original, layout.manifest), `${'0'.repeat(64)}  data/x\n`),
    'the seal of the full bundle is gone': (root) => rm(join(root, layout.original, layout.seal)),
  };
  for (const [what, deed] of Object.entries(deeds)) {
    assert.notDeepEqual(await change(deed), [], what);
  }
  assert.deepEqual(await change(() => Promise.resolve()), []);
});

test('an edition of a bundle that another key sealed is not valid', async () => {
  const { directory } = await redact({ requirements: ['DROP-3'] });
  const other = generateKeyPairSync('ed25519').publicKey;
  const { conditions } = await verifyBundle({ directory, publicKey: other });
  assert.deepEqual(
    conditions.filter(({ ok }) => !ok).map(({ name }) => name),
    ['sealed'],
  );
});

test('a text that may not be there and is there keeps the edition from being written', async () => {
  const others = redact({ requirements: ['EMIT-2'] }, { absent: [WORD] });
  await refused(others, 'SECRET_FOUND', /expected no secret in the bundle, found one in data\//);
});

test('an edition of a bundle with requirements of a team tells of them, and verifies', async () => {
  const place = await temporaryPlace();
  const ours: RequirementDefinition = {
    ...{ id: 'TEAM-1', title: 'It is ours', statement: 'It MUST be ours.', severity: 'major' },
    ...{ chapter: 'team', crates: [], source: [], regulations: [], observed: 'its log' },
    minimumChecks: 2,
  };
  const catalogue = { requirements: [...requirements, ours], regulations };
  const run = await tellingRun(WORD, { signingKey: privateKey, catalogue });
  const { name: subject, backend } = run.subject;
  const demand = { subject, backend, assurance: run.demandedAssurance };
  const decided = decideRun(catalogue.requirements, run.scenarios, demand);
  const extension = { prefix: 'TEAM', features: place, code: place };
  await writeBundle({ ...run, ...decided, extension });
  const { directory } = await redact({ requirements: ['DROP-3'] }, { bundle: run.directory });
  assert.match(await readFile(join(directory, layout.traceability), 'utf8'), /"id": "TEAM-1"/);
  assert.deepEqual(await failing(directory), []);
});

test('what is not there cannot be removed', async () => {
  const { told } = await full;
  const there = { evidence: [told], requirements: ['DROP-3'], kinds: ['ndjson'] };
  for (const [selection, words] of [
    [{ evidence: [told, '0'.repeat(64)] }, /found none that is evidence 0{64};/],
    [{ requirements: ['DROP-3', 'SECRET-1'] }, /found none that is requirement SECRET-1;/],
    [{ kinds: ['ndjson', 'pcap'] }, /found none that is kind pcap;/],
    [{}, /found none that is chosen;/],
  ] as const) {
    const asked = Object.keys(selection).length === 0 ? {} : { ...there, ...selection };
    await refused(redact(asked), 'NOTHING_TO_REDACT', words);
  }
});

test('neither an edition nor a broken bundle gives an edition', async () => {
  const { directory } = await redact({ requirements: ['DROP-3'] });
  const selection = { requirements: ['EMIT-2'] };
  await refused(
    redact(selection, { bundle: directory }),
    'NOT_REDACTABLE',
    /is an edition already/,
  );
  const copy = join(await temporaryPlace(), 'copy');
  await cp((await full).directory, copy, { recursive: true });
  await appendFile(join(copy, layout.junit), ' ');
  await refused(redact(selection, { bundle: copy }), 'NOT_REDACTABLE', /is not complete: /);
});
