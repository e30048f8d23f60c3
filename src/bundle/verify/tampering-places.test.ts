import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { layout } from '../layout';
import { sealBag } from '../sign';
import { edit, sealedBundle, smallRun } from '../testing';
import { writeBundle } from '../write-bundle';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** What fails once a bundle was tampered with and sealed again with the true key. */
const after = async (
  tamper: (root: string) => Promise<unknown>,
  directory: () => Promise<string> = async () => (await sealed).copy(),
) => {
  const { publicKey, privateKey } = await sealed;
  const root = await directory();
  await tamper(root);
  await sealBag(root, privateKey);
  const { conditions } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  return {
    names: failed.map(({ name }) => name),
    problems: failed.flatMap((condition) => condition.problems),
  };
};

interface Sarif {
  readonly runs: Record<string, unknown>[];
}

const sarif = (change: (document: Sarif) => void) => (root: string) =>
  edit(root, layout.sarif, (text) => {
    const document = JSON.parse(text) as Sarif;
    change(document);
    return JSON.stringify(document);
  });

const inSarif = (from: RegExp, to: string) => (root: string) =>
  edit(root, layout.sarif, (text) => text.replace(from, to));

const feature = `${layout.features}/small/small.feature`;

for (const [where, uri] of [
  ['in a file that is not there', 'features/small/none.feature'],
  ['in a file that is no feature', 'oscal/catalog.json'],
] as const) {
  test(`a failure said to stand ${where} is found`, async () => {
    const { names, problems } = await after(inSarif(/"uri": ?"features[^"]*"/, `"uri": "${uri}"`));
    assert.deepEqual(names, ['consistent']);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', new RegExp(` is not at line \\d+ of data/${uri}$`));
  });
}

test('a failure of a scenario that nobody knows is found', async () => {
  const { names, problems } = await after(
    inSarif(/("fullyQualifiedName": ?)"[^"]*"/, '$1"a scenario"'),
  );
  assert.deepEqual(names, ['consistent']);
  assert.match(problems.join('\n'), /^a scenario is not at line \d+ of data\/features\/small/m);
  assert.match(problems.join('\n'), /^the results of findings\.sarif add a scenario: /m);
});

test('places in a feature of which neither file nor text is kept are found', async () => {
  const { names, problems } = await after(async (root) => {
    await edit(root, layout.messages, (text) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('{"source"'))
        .join('\n'),
    );
    await rm(join(root, feature));
  });
  assert.deepEqual(names, ['consistent']);
  const misplaced = problems.filter((one) => one.includes(' is not at line '));
  assert.ok(misplaced.length > 0 && misplaced.every((one) => one.endsWith(feature)));
});

test('a review told of a run that reviewed nothing is found, although it found nothing', async () => {
  const { run, privateKey } = await sealed;
  const review = (JSON.parse(await readFile(join(run.directory, layout.sarif), 'utf8')) as Sarif)
    .runs[1];
  const quiet = await smallRun({ signingKey: privateKey }, ['A healthy subject is quiet']);
  const added = await after(
    sarif(({ runs }) => runs.push({ ...review, results: [] })),
    async () => {
      await writeBundle(quiet);
      return quiet.directory;
    },
  );
  assert.deepEqual(added, {
    names: ['consistent'],
    problems: ['findings.sarif tells a review of nothing'],
  });
});

interface Property {
  readonly name: string;
}
interface Oscal {
  readonly 'assessment-results': {
    readonly results: {
      props: Property[];
      readonly observations: { props: Property[] }[];
      readonly findings: { readonly target: Record<string, unknown> & { status: object } }[];
    }[];
  };
}

const oscal = (change: (result: Oscal['assessment-results']['results'][number]) => void) =>
  after((root) =>
    edit(root, layout.oscalResults, (text) => {
      const document = JSON.parse(text) as Oscal;
      const [result = assert.fail()] = document['assessment-results'].results;
      change(result);
      return JSON.stringify(document);
    }),
  );

const targetOf = (
  result: Oscal['assessment-results']['results'][number],
  id: string,
): Record<string, unknown> & { status: object } =>
  result.findings.find(({ target }) => target['target-id'] === `${id}_obj`)?.target ??
  assert.fail();

test('OSCAL without the exit code of the run is found', async () => {
  const { names, problems } = await oscal((result) => {
    result.props = result.props.filter(({ name }) => name !== 'exit');
  });
  assert.deepEqual(names, ['consistent']);
  assert.deepEqual(problems, ['assessment-results.json ends otherwise than the run']);
});

test('an observation of OSCAL that names no scenario is none', async () => {
  const { names, problems } = await oscal((result) => {
    for (const one of result.observations) {
      one.props = one.props.filter(({ name }) => name !== 'scenario');
    }
  });
  assert.deepEqual(names, ['well-formed', 'consistent']);
  assert.equal(problems[0], `${layout.oscalResults}: expected a property scenario, found none`);
});

test('a verdict of OSCAL on the statement of a control instead of its objective is found', async () => {
  const { names, problems } = await oscal((result) => {
    targetOf(result, 'EMIT-2')['target-id'] = 'EMIT-2_smt';
  });
  assert.deepEqual(names, ['consistent']);
  assert.match(problems.join('\n'), /EMIT-2_smt, which is no objective/);
});

test('a requirement of OSCAL that passed and is called not satisfied is found', async () => {
  const { names, problems } = await oscal((result) => {
    const target = targetOf(result, 'EMIT-2');
    target.status = { ...target.status, state: 'not-satisfied' };
  });
  assert.deepEqual(names, ['consistent']);
  assert.deepEqual(problems, ['EMIT-2 is pass and called not satisfied: pass']);
});
