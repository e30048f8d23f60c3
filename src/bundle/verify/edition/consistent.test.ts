import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { layout } from '../../layout';
import {
  policySchema,
  traceabilitySchema,
  type PolicyDocument,
  type Traceability,
} from '../../results';
import { edit, sealedEdition, teamObservation, teamRun } from '../../testing';
import { verifyBundle } from '../index';

const sealed = sealedEdition();

type Deed = (root: string) => Promise<void>;

/** What fails under the key of the full bundle, and all that is found. */
const failuresOf = async (
  directory: string,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { publicKey } = await sealed;
  const { conditions } = await verifyBundle({ directory, publicKey });
  return Object.fromEntries(
    conditions.filter(({ ok }) => !ok).map(({ name, problems }) => [name, problems]),
  );
};

/** Of an edition whose maker changed it. */
const caughtBy = async (deed: Deed) => failuresOf(await (await sealed).forged(deed));

/** Of an edition of a bundle in which the same was changed before it was signed. */
const caughtAsALie = async (deed: Deed) => failuresOf(await (await sealed).ofALie(deed));

const editTrace = (root: string, change: (told: Traceability) => Traceability): Promise<void> =>
  edit(root, layout.traceability, (text) =>
    JSON.stringify(change(traceabilitySchema.parse(JSON.parse(text)))),
  );

const editPolicy = (root: string, change: (told: PolicyDocument) => PolicyDocument) =>
  edit(root, layout.policy, (text) => JSON.stringify(change(policySchema.parse(JSON.parse(text)))));

const notGiven = (part: string) =>
  `the ${part} of ${layout.traceability} are not what the run gives`;

test('an edition of a bundle that was signed again, and not changed, verifies', async () => {
  assert.deepEqual(await caughtAsALie(() => Promise.resolve()), {});
});

test('each part of the traceability is the one that the run gives', async () => {
  const changes: Record<string, (told: Traceability) => Traceability> = {
    subject: (told) => ({ ...told, subject: { ...told.subject, version: '9.9.9' } }),
    requirements: (told) => ({
      ...told,
      requirements: told.requirements.map((one) => ({ ...one, severity: 'advisory' })),
    }),
    regulations: (told) => ({ ...told, regulations: told.regulations.slice(1) }),
    uncited: (told) => ({ ...told, uncited: [] }),
  };
  for (const [part, change] of Object.entries(changes)) {
    const found = await caughtBy((root) => editTrace(root, change));
    assert.deepEqual(found, { consistent: [notGiven(part)] }, part);
  }
});

test('what an observation names is read from it, and of a removed one is evidence at least', async () => {
  const naming = (id: string, refersTo: string[]) => (told: Traceability) => ({
    ...told,
    requirements: told.requirements.map((requirement) =>
      requirement.id === id ? withReferences(requirement, refersTo) : requirement,
    ),
  });
  for (const change of [naming('EMIT-2', []), naming('DROP-3', ['0'.repeat(64)])]) {
    const { consistent, ...others } = await caughtBy((root) => editTrace(root, change));
    assert.deepEqual(others, {});
    assert.ok(consistent?.includes(notGiven('requirements')), consistent?.join());
  }
});

const withReferences = (
  requirement: Traceability['requirements'][number],
  refersTo: string[],
): typeof requirement => ({
  ...requirement,
  scenarios: requirement.scenarios.map((scenario) => ({
    ...scenario,
    checks: scenario.checks.map((check) => ({ ...check, refersTo })),
  })),
});

test('a digest in an observation that is of no evidence refers to nothing', async () => {
  const observation = { ...teamObservation, seen: { sha256: 'f'.repeat(64) } };
  const { copy, publicKey } = await sealedEdition('DROP-3', (more) =>
    teamRun(more, { observation }),
  );
  const { first } = await verifyBundle({ directory: await copy(), publicKey });
  assert.equal(first, null);
});

test('what is left and is no observation is named, although it was signed like that', async () => {
  const { run } = await sealed;
  const { records } = run.scenarios.find((one) => one.requirements.includes('EMIT-2')) ?? {};
  const name = `${layout.evidence}/${records?.[0]?.evidence ?? ''}.json`;
  const found = await caughtAsALie((root) => writeFile(join(root, name), '{}'));
  assert.deepEqual(Object.keys(found), ['well-formed', 'consistent', 'rejudged']);
  assert.ok(found['well-formed']?.[0]?.startsWith(`${name} is no observation: `));
  assert.match(found.rejudged?.[0] ?? '', /cannot be judged again: /);
});

test('the page of an edition says what the edition says', async () => {
  const { consistent, ...others } = await caughtBy((root) =>
    edit(root, layout.editionPage, (text) =>
      text.replace('violation, exit 1', 'conformant, exit 0'),
    ),
  );
  assert.deepEqual(others, {});
  assert.match(consistent?.join('\n') ?? '', /^data\/EDITION\.md: line \d+ says .*conformant/);
});

test('bag-info.txt of an edition tells the verdict of the full bundle, and no other beside it', async () => {
  const { copy, publicKey } = await sealed;
  const root = await copy();
  await edit(root, layout.bagInfo, (text) => `Proofgate-Verdict: conformant\n${text}`);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const { problems } = conditions.find(({ name }) => name === 'consistent') ?? { problems: [] };
  assert.deepEqual(problems, [
    `the Proofgate-Verdict of ${layout.bagInfo} is not that of ${layout.results}`,
  ]);
});

test('the features that an edition tells as run are those that it keeps', async () => {
  const found = await caughtBy((root) =>
    edit(root, layout.messages, (text) => text.replaceAll('A small subject', 'A great subject')),
  );
  assert.ok(found.consistent?.includes('data/features/small/small.feature did not run'));
});

test('evidence under the name of another is told, although it was signed like that', async () => {
  const other = `${'a'.repeat(64)}.ndjson`;
  const found = await caughtAsALie(async (root) => {
    const names = await readdir(join(root, layout.evidence));
    const [one = ''] = names.filter((name) => /^[0-9a-f]{64}\.ndjson$/.test(name));
    await rename(join(root, layout.evidence, one), join(root, layout.evidence, other));
  });
  assert.deepEqual(found, {
    consistent: [`${layout.evidence}/${other} is not what its name says`, notGiven('uncited')],
  });
});

test('evidence without the name of any is told, although it was signed like that', async () => {
  const path = `${layout.evidence}/notes.txt`;
  const found = await caughtAsALie((root) => writeFile(join(root, path), 'all is well'));
  assert.deepEqual(found, { consistent: [`${path} is not what its name says`] });
});

test('evidence that was never there is told as missing, in an edition too', async () => {
  const { edition } = await sealed;
  const raw = edition.removed.find(({ path }) => path.endsWith('.audit'));
  assert.ok(raw);
  const found = await caughtAsALie((root) => rm(join(root, raw.path), { force: true }));
  assert.deepEqual(found, {
    consistent: [`the evidence ${raw.sha256} is missing and was not removed`],
  });
});

test('an edition of a run that was judged by less than the catalogue asks is told', async () => {
  const found = await caughtAsALie((root) =>
    editPolicy(root, (told) => ({ ...told, requirements: told.requirements.slice(1) })),
  );
  assert.deepEqual(Object.keys(found), ['consistent']);
  assert.match(found.consistent?.join() ?? '', /^the catalogue of the bundle lacks /);
});

test('a record whose observation is left is judged again, and the scenario named', async () => {
  const { consistent, rejudged, ...others } = await caughtBy((root) =>
    edit(root, layout.messages, (text) =>
      text.replace('\\"outcome\\":\\"pass\\"', '\\"outcome\\":\\"inconclusive\\"'),
    ),
  );
  assert.deepEqual([consistent, others], [[notGiven('requirements')], {}]);
  assert.match(
    rejudged?.[0] ?? '',
    /log-is-quiet has outcome "inconclusive", the evidence "pass"$/,
  );
});

test('the results of an edition are, to the byte, what its records give', async () => {
  const found = await caughtAsALie(async (root) => {
    const text = await readFile(join(root, layout.results), 'utf8');
    await writeFile(join(root, layout.results), `${text}\n`);
  });
  assert.deepEqual(found, {
    rejudged: [`${layout.results} is not, to the byte, what the records of the run give`],
  });
});
