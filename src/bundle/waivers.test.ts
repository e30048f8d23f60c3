import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { requirements } from '../catalogue';
import { decideRun, type Exceptions } from '../verdict';
import { smallRun } from './testing';
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

/** The small run, decided with a waiver. */
const waived = async (changes: Partial<BundleInput> = {}): Promise<BundleInput> => {
  const run = await smallRun({ signingKey: privateKey, exceptions, waiversText: text });
  const { verdicts, verdict, exit } = decideRun(requirements, run.scenarios, {
    ...{ subject: run.subject.name, backend: run.subject.backend, assurance: 'partial' },
    exceptions,
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
