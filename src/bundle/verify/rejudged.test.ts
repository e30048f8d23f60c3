import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { canonical } from '../bag';
import { layout } from '../layout';
import { resultsSchema, type Results } from '../results';
import { sealBag } from '../sign';
import { edit, sealedBundle, teamRun } from '../testing';
import { writeBundle } from '../write-bundle';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** What judging again finds in a bundle that was changed and signed by who made it. */
const foundIn = async (change: (root: string) => Promise<void>): Promise<readonly string[]> => {
  const { copy, privateKey, publicKey } = await sealed;
  const root = await copy();
  await change(root);
  await sealBag(root, privateKey);
  return (await verifyBundle({ directory: root, publicKey })).rejudged.disagreements;
};

const withResults = (change: (signed: Results) => unknown): Promise<readonly string[]> =>
  foundIn((root) =>
    edit(root, layout.results, (text) => canonical(change(resultsSchema.parse(JSON.parse(text))))),
  );

const notGiven = (part: string) => `the ${part} signed is not what judging again gives`;

test('a requirement that was left out of the results, or made up, is named', async () => {
  const found = await withResults((signed) => ({
    ...signed,
    requirements: signed.requirements.map((one) =>
      one.id === 'DROP-3' ? { ...one, id: 'DROP-99', outcome: 'pass' } : one,
    ),
  }));
  assert.deepEqual(found, [
    'requirement DROP-99: signed as pass, not in the run',
    'requirement DROP-3: not signed, judged fail',
  ]);
});

test('a verdict on more checks than were made is named', async () => {
  const found = await withResults((signed) => ({
    ...signed,
    requirements: signed.requirements.map((one) =>
      one.id === 'DROP-3' ? { ...one, checks: 12 } : one,
    ),
  }));
  assert.deepEqual(found, ['requirement DROP-3: fail on other checks than signed']);
});

test('a scenario with another outcome than its evidence gives is named', async () => {
  const found = await withResults((signed) => ({
    ...signed,
    scenarios: signed.scenarios.map((one) =>
      one.requirements.includes('DROP-3') ? { ...one, outcome: 'pass' } : one,
    ),
  }));
  assert.equal(found.length, 1);
  assert.match(found[0] ?? '', /^scenario features\/small\/.*: signed as pass, judged again fail$/);
});

test('each part of the results that is not of a requirement or a scenario is named', async () => {
  const changes: Record<string, Partial<Results>> = {
    backend: { backend: 'cuda' },
    verdict: { verdict: 'conformant' },
    exit: { exit: 0 },
  };
  for (const [part, change] of Object.entries(changes)) {
    assert.deepEqual(await withResults((signed) => ({ ...signed, ...change })), [notGiven(part)]);
  }
});

test('the results in other bytes are told as that, and as nothing else', async () => {
  assert.deepEqual(await foundIn((root) => edit(root, layout.results, (text) => `${text}\n`)), [
    `${layout.results} is not, to the byte, what judging again gives`,
  ]);
});

test('an observation that cannot be read is told in a line, as long as one can take in', async () => {
  const found = await foundIn(async (root) => {
    const names = await readdir(join(root, layout.evidence));
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      await writeFile(join(root, layout.evidence, name), '{}');
    }
  });
  const why =
    found
      .map((one) => /^DROP-3, .*: exits-in-time cannot be judged again: (.*)$/.exec(one)?.[1])
      .find((one) => one !== undefined) ?? '';
  assert.match(why, /^\[ \{ "expected": "string", /);
  assert.equal(why.length, 200);
});

test('a difference is shown from its beginning, as much of it as a line takes', async () => {
  const found = await foundIn((root) =>
    edit(root, layout.messages, (text) =>
      text.replaceAll(/\\"findings\\":\[\{\\"code\\":.*?\}\]/g, '\\"findings\\":[]'),
    ),
  );
  const shown =
    found
      .map((one) => /source-is-clean has findings \[\], the evidence (.*)$/.exec(one)?.[1])
      .find((one) => one !== undefined) ?? '';
  assert.match(shown, /^\[\{"code":/);
  assert.equal(shown.length, 120);
});

test('why a check came to no outcome is judged again as well', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const run = await teamRun(
    { signingKey: privateKey },
    {
      observation: {
        ...{ check: 'log-is-quiet', expected: {}, seen: { lines: [] } },
        provocation: {
          ...{ kind: 'a sink that fails', fired: false, evidence: 'nothing was refused' },
          baseline: { held: true, what: 'a healthy sink took it' },
        },
        assurance: { level: 'observed', reason: 'read from its log' },
        at: '2026-11-20T12:00:00.000Z',
      },
    },
  );
  assert.ok(run.scenarios.some(({ records }) => records.some(({ reason }) => reason !== null)));
  await writeBundle(run);
  const { ok, rejudged } = await verifyBundle({ directory: run.directory, publicKey });
  assert.deepEqual([ok, rejudged.disagreements], [true, []]);
});
