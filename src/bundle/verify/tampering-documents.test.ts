import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { layout } from '../layout';
import { sealBag } from '../sign';
import { edit, sealedBundle } from '../testing';
import { verifyBundle } from './index';

const sealed = sealedBundle();

/** What verifying says once a copy was tampered with. */
const after = async (tamper: (root: string) => Promise<unknown>, isSealedAgain = true) => {
  const { copy, publicKey, privateKey } = await sealed;
  const root = await copy();
  await tamper(root);
  if (isSealedAgain) await sealBag(root, privateKey);
  const { conditions, rejudged } = await verifyBundle({ directory: root, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  const problemsOf = (name: string) => failed.find((one) => one.name === name)?.problems ?? [];
  return { names: failed.map(({ name }) => name), problemsOf, rejudged };
};

const replaced = (path: string, from: string | RegExp, to: string) => (root: string) =>
  edit(root, path, (text) => {
    assert.notEqual(text.replace(from, to), text, `${path} has no ${String(from)}`);
    return text.replace(from, to);
  });

const gone = (path: string) => (root: string) => rm(join(root, path));

describe('without a document', () => {
  const asked = [
    ...[layout.results, layout.policy, layout.subjects, layout.traceability, layout.environment],
    ...[layout.mutants, layout.messages],
  ];
  for (const path of asked) {
    test(`${path} nothing that rests on documents can be told`, async () => {
      const { names, problemsOf, rejudged } = await after(gone(path), false);
      assert.deepEqual(names, ['complete', 'statements', 'well-formed', 'consistent', 'rejudged']);
      assert.deepEqual(problemsOf('complete'), [
        `${path} is listed and missing`,
        ...oxumIn(problemsOf),
      ]);
      assert.deepEqual(problemsOf('well-formed'), [`${path}: ${path} is missing`]);
      assert.match(problemsOf('statements').join(), /a document of the bundle is not well-formed/);
      assert.equal(rejudged.verdicts, 0);
      assert.deepEqual(rejudged.disagreements, problemsOf('rejudged'));
    });
  }

  const exports = [
    ...[layout.junit, layout.ctrf, layout.sarif, layout.formats],
    ...[layout.oscalCatalog, layout.oscalPlan, layout.oscalResults],
  ];
  for (const path of exports) {
    test(`${path} the exports cannot be held against the run`, async () => {
      const { names, problemsOf } = await after(gone(path));
      assert.deepEqual(names, ['well-formed', 'consistent']);
      assert.deepEqual(problemsOf('well-formed'), [`${path}: ${path} is missing`]);
      assert.deepEqual(problemsOf('consistent'), [
        'an export cannot be read, so that nothing can be held against it',
      ]);
    });
  }

  test('of evidence as it was found, that is told by its name', async () => {
    const { names, problemsOf } = await after(async (root) => {
      const [trail = ''] = (await readdir(join(root, layout.evidence))).filter((name) =>
        name.endsWith('.audit'),
      );
      await rm(join(root, layout.evidence, trail));
    });
    assert.deepEqual(names, ['consistent']);
    assert.match(
      problemsOf('consistent')[0] ?? '',
      /^data\/evidence\/[0-9a-f]{64}\.audit is missing$/,
    );
  });

  test('for people, that is told by its name', async () => {
    const { names, problemsOf } = await after(gone(layout.traceabilityTable));
    assert.deepEqual(names, ['consistent']);
    assert.deepEqual(problemsOf('consistent'), [`${layout.traceabilityTable} is missing`]);
  });
});

const oxumIn = (problemsOf: (name: string) => readonly string[]): readonly string[] =>
  problemsOf('complete').filter((one) => one.startsWith('Payload-Oxum says '));

test('a document that is no JSON is told in one line, cut short', async () => {
  const { problemsOf } = await after(
    (root) => writeFile(join(root, layout.subjects), `{\n${'\n'.repeat(9)}"${'x'.repeat(900)}`),
    false,
  );
  const [told = ''] = problemsOf('well-formed');
  assert.ok(told.startsWith(`${layout.subjects}: `) && !told.includes('\n'), told);
  assert.ok(told.length <= layout.subjects.length + 2 + 300);
});

test('an observation that is none is told with the digest that is cited', async () => {
  const { names, problemsOf } = await after(async (root) => {
    for (const name of await readdir(join(root, layout.evidence))) {
      if (name.endsWith('.json')) await writeFile(join(root, layout.evidence, name), '{}\n\n');
    }
  });
  assert.deepEqual(names, ['well-formed', 'consistent', 'rejudged']);
  assert.equal(problemsOf('well-formed').length, 4);
  for (const told of problemsOf('well-formed')) {
    assert.match(told, /^data\/evidence\/[0-9a-f]{64}\.json is no observation: \[ \{ /);
    assert.ok(
      told.length <= 'data/evidence/'.length + 64 + '.json is no observation: '.length + 200,
    );
  }
});

test('a feature that did not run and one that is not kept are told', async () => {
  const feature = `${layout.features}/small/small.feature`;
  const { names, problemsOf } = await after(replaced(feature, 'A small subject', 'Another'));
  assert.deepEqual(names, ['consistent']);
  const told = problemsOf('consistent');
  assert.ok(told.includes(`${feature} did not run`), told.join('\n'));
  assert.ok(told.includes('1 features that ran are not kept'), told.join('\n'));
});

test('what the manifests list and what is there are held against each other, both ways', async () => {
  const list = (path: string, line: string) => (root: string) =>
    edit(root, path, (text) => `${text}${'0'.repeat(64)}  ${line}\n`);
  const lost = await after(list(layout.manifest, 'data/lost.txt'), false);
  assert.ok(lost.problemsOf('complete').includes('data/lost.txt is listed and missing'));
  const tag = await after(list(layout.tagManifest, 'README.md'), false);
  assert.deepEqual(tag.problemsOf('complete'), [
    'README.md is listed and missing',
    'tagmanifest-sha256.txt lists README.md, which is no tag file of a bundle',
  ]);
  const bad = await after(
    (root) => edit(root, layout.tagManifest, (text) => `${text}nonsense\n`),
    false,
  );
  assert.match(bad.problemsOf('complete').join(), /^tagmanifest-sha256\.txt: .*$/);
  const worse = await after(
    (root) => edit(root, layout.manifest, (text) => `${text}nonsense\n`),
    false,
  );
  assert.match(worse.problemsOf('complete').join(), /manifest-sha256\.txt: /);
});

test('the first lines of a bag are those of BagIt', async () => {
  const { problemsOf } = await after(replaced(layout.bagit, '1.0', '0.97'), false);
  assert.deepEqual(problemsOf('complete'), [
    'bagit.txt was changed',
    'bagit.txt does not say BagIt 1.0',
  ]);
});

test('the number and the bytes of the payload are those of Payload-Oxum', async () => {
  const more = await after(
    replaced(layout.bagInfo, /Payload-Oxum: (\d+)\.(\d+)/, 'Payload-Oxum: $1.1'),
    false,
  );
  assert.match(
    more.problemsOf('complete').join('\n'),
    /Payload-Oxum says \d+\.1, the payload is \d+\.2\d$/,
  );
  const none = await after(replaced(layout.bagInfo, /Payload-Oxum: .*\n/, ''), false);
  assert.match(none.problemsOf('complete').join('\n'), /Payload-Oxum says nothing, the payload is/);
});

describe('the seal', () => {
  test('says that by whom is not known where no key is given', async () => {
    const { run } = await sealed;
    const { ok, conditions } = await verifyBundle({ directory: run.directory, publicKey: null });
    assert.equal(ok, true);
    assert.equal(
      conditions.find(({ name }) => name === 'sealed')?.detail,
      'no key was given: by whom is not known',
    );
  });

  test('is missed in a bundle that was sealed without a key', async () => {
    const { copy, publicKey } = await sealed;
    const root = await copy();
    await sealBag(root, null);
    const { conditions } = await verifyBundle({ directory: root, publicKey });
    const failed = conditions.filter(({ ok }) => !ok);
    assert.deepEqual(
      failed.map(({ name }) => name),
      ['sealed'],
    );
    assert.deepEqual(failed[0]?.problems, [
      'attestations/seal.dsse.json is unsigned: the bundle was sealed without a key',
      'attestations/test-result.dsse.json is unsigned: the bundle was sealed without a key',
    ]);
  });

  test('needs no copy of the key within the bundle', async () => {
    assert.deepEqual((await after(gone(layout.signer), false)).names, []);
  });

  test('names the manifest as it is, whoever sealed it', async () => {
    const { copy } = await sealed;
    const root = await copy();
    await edit(root, layout.manifest, (text) => `${text}\n`);
    const { conditions } = await verifyBundle({ directory: root, publicKey: null });
    assert.deepEqual(conditions.find(({ name }) => name === 'sealed')?.problems, [
      'attestations/seal.dsse.json does not name manifest-sha256.txt as it is now',
    ]);
  });

  test('has a copy of both statements in one file, to the byte', async () => {
    const { names, problemsOf } = await after(
      (root) => edit(root, layout.envelopes, (text) => `${text}\n`),
      false,
    );
    assert.deepEqual(names, ['sealed']);
    assert.deepEqual(problemsOf('sealed'), [`${layout.envelopes} does not repeat the envelopes`]);
  });

  test('that cannot be read is told as that', async () => {
    const { names, problemsOf } = await after(gone(layout.seal), false);
    assert.deepEqual(names, ['sealed', 'statements']);
    const missing = `${layout.seal} is missing`;
    assert.deepEqual(problemsOf('sealed'), [
      `${layout.seal} cannot be read: ${missing}`,
      `${layout.seal} cannot be read: ${missing}`,
      `${layout.envelopes} cannot be read: ${missing}`,
    ]);
    assert.deepEqual(problemsOf('statements'), [`${layout.seal}: ${missing}`]);
  });
});

describe('an export that tells', () => {
  const tells: readonly (readonly [string, (root: string) => Promise<unknown>, RegExp])[] = [
    [
      'another exit code, in SARIF',
      replaced(layout.sarif, /"exitCode": ?1/, '"exitCode": 0'),
      /^findings\.sarif ends with 0, not 1$/m,
    ],
    [
      'another exit code, in OSCAL',
      replaced(layout.oscalResults, /("name": "exit",\s*"ns": "[^"]*",\s*"value": )"1"/, '$1"0"'),
      /^assessment-results\.json ends otherwise than the run$/m,
    ],
    [
      'more checks of a requirement, in OSCAL',
      replaced(layout.oscalResults, /("name": "checks",\s*"ns": "[^"]*",\s*"value": )"2"/, '$1"3"'),
      /^EMIT-2 is said in assessment-results\.json to rest on 3 checks$/m,
    ],
    [
      'another reason than the outcome gives, in OSCAL',
      replaced(layout.oscalResults, /"reason": "fail"/, '"reason": "other"'),
      /^DROP-3 is fail and called not satisfied: other$/m,
    ],
    [
      'a verdict on what is no control, in OSCAL',
      replaced(layout.oscalResults, '"target-id": "DROP-3_obj"', '"target-id": "DROP-3_x"'),
      /DROP-3_x, which is no objective/,
    ],
    [
      'another scenario in the plan, in OSCAL',
      replaced(
        layout.oscalPlan,
        /("value": "[^"]*)It ends when it is asked to"/,
        '$1It never ends"',
      ),
      /^the planned scenarios lack .*It ends when it is asked to$/m,
    ],
    [
      'more checks than there were, in CTRF',
      replaced(layout.ctrf, /(It ends when it is asked to[^]*?"checks": )1/, '$12'),
      /^ctrf\.json tells 5 checks, normalized\.json 4$/m,
    ],
    [
      'an attachment that is not there, in CTRF',
      replaced(layout.ctrf, /"path": "evidence\/\w{64}\.json"/, '"path": "evidence/none.json"'),
      /^an export refers to data\/evidence\/none\.json, which is not there$/m,
    ],
    [
      'an attachment that is not there, in SARIF',
      replaced(layout.sarif, /"uri": ?"evidence\/\w{64}\.json"/, '"uri": "evidence/none.json"'),
      /^an export refers to data\/evidence\/none\.json, which is not there$/m,
    ],
    [
      'a failure at another line, in SARIF',
      replaced(layout.sarif, /"startLine": ?\d+/, '"startLine": 1'),
      /is not at line 1 of data\/features\/small\/small\.feature$/m,
    ],
  ];
  for (const [what, tamper, says] of tells) {
    test(`${what}, is found`, async () => {
      const { names, problemsOf } = await after(tamper);
      assert.deepEqual(names, ['consistent']);
      assert.match(problemsOf('consistent').join('\n'), says);
    });
  }
});
