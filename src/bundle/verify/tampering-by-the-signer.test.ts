import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { canonical } from '../bag';
import { envelopeSchema, keyId, pae, type DsseEnvelope } from '../dsse';
import { layout } from '../layout';
import { policySchema, resultsSchema } from '../results';
import { sealBag } from '../sign';
import { statementSchema, type Statement } from '../statements';
import { edit, sealedBundle, smallRun, tellingRun } from '../testing';
import { writeBundle } from '../write-bundle';
import { openBag } from './bag-under-test';
import { verifyBundle } from './index';
import { payloadOf } from './sealed';
import { digestsNow } from './statements';

const sealed = sealedBundle();

/** What verifying says of a bundle under the true key. */
const found = async (directory: string) => {
  const { publicKey } = await sealed;
  const { conditions } = await verifyBundle({ directory, publicKey });
  const failed = conditions.filter(({ ok }) => !ok);
  return {
    names: failed.map(({ name }) => name),
    problemsOf: (name: string) => failed.find((one) => one.name === name)?.problems ?? [],
  };
};

/** The same of a copy that its signer tampered with and sealed again. */
const after = async (tamper: (root: string) => Promise<unknown>) => {
  const { copy, privateKey } = await sealed;
  const root = await copy();
  await tamper(root);
  await sealBag(root, privateKey);
  return found(root);
};

test('a requirement that the standard does not know is told, and that nothing was decided of it', async () => {
  const { names, problemsOf } = await after((root) =>
    edit(root, layout.policy, (text) => {
      const policy = policySchema.parse(JSON.parse(text));
      const more = policy.requirements.slice(0, 1).map((one) => ({ ...one, id: 'EMIT-99' }));
      return JSON.stringify({ ...policy, requirements: [...policy.requirements, ...more] });
    }),
  );
  assert.deepEqual(names, ['consistent']);
  const [adds = '', undecided = '', ...others] = problemsOf('consistent');
  assert.match(adds, /^the catalogue of the bundle adds EMIT-99 \(.*written by proofgate 0\.1\.0$/);
  assert.deepEqual([undecided, ...others], ['EMIT-99 has no verdict']);
});

test('counts that are not those of the entries are told', async () => {
  const { names, problemsOf } = await after((root) =>
    edit(root, layout.results, (text) => {
      const results = resultsSchema.parse(JSON.parse(text));
      results.counts.requirements.pass += 1;
      return canonical(results);
    }),
  );
  assert.deepEqual(names, ['consistent', 'rejudged']);
  assert.deepEqual(problemsOf('consistent'), [
    'the counts of normalized.json are not those of its entries',
  ]);
});

/** The file of evidence in which a word stands. */
const evidenceOf = async (root: string, word: string): Promise<string> => {
  for (const name of await readdir(join(root, layout.evidence))) {
    const path = `${layout.evidence}/${name}`;
    if ((await readFile(join(root, path), 'utf8')).includes(word)) return path;
  }
  return assert.fail(`no evidence of ${word}`);
};

describe('evidence', () => {
  test('that is gone is told piece by piece, and what cannot be drawn without it', async () => {
    const gone: string[] = [layout.traceabilityTable, layout.legal];
    const { problemsOf } = await after(async (root) => {
      gone.push(await evidenceOf(root, 'exits-in-time'), await evidenceOf(root, 'log-tells'));
      for (const path of gone) await rm(join(root, path));
    });
    const told = problemsOf('consistent');
    for (const path of gone.filter((one) => one !== layout.legal)) {
      assert.ok(told.includes(`${path} is missing`), told.join('\n'));
    }
    assert.match(
      told.join('\n'),
      /^the documents cannot be drawn from the evidence: .* is missing$/m,
    );
  });

  test('of no digest in its name is told once, and is nothing the run kept', async () => {
    const { problemsOf } = await after((root) =>
      writeFile(join(root, layout.evidence, 'notes.txt'), 'stray'),
    );
    assert.deepEqual(problemsOf('consistent'), [
      `${layout.evidence}/notes.txt is not what its name says`,
    ]);
  });

  test('may name digests of which nothing was kept', async () => {
    const run = await tellingRun('a'.repeat(64), { signingKey: (await sealed).privateKey });
    await writeBundle(run);
    assert.deepEqual((await found(run.directory)).names, []);
  });
});

test('a plan that cannot be read leaves nothing to be told that rests on documents', async () => {
  const run = await tellingRun('word', { signingKey: (await sealed).privateKey });
  await writeBundle(run);
  await writeFile(join(run.directory, layout.plan), '{}');
  const { names, problemsOf } = await found(run.directory);
  assert.deepEqual(names, ['complete', 'statements', 'well-formed', 'consistent', 'rejudged']);
  assert.equal(problemsOf('well-formed').length, 1);
  assert.match(problemsOf('consistent').join(), /^not to be told, because a document/);
});

test('a missing document for people is told as that, and a file in no manifest by its name', async () => {
  const { problemsOf } = await after((root) => rm(join(root, layout.legal)));
  assert.deepEqual(problemsOf('consistent'), [`${layout.legal} is missing`]);
  const root = await (await sealed).copy();
  await writeFile(join(root, 'data/more.txt'), 'more');
  assert.equal((await found(root)).problemsOf('complete')[0], 'data/more.txt is in no manifest');
});

/** Rewrites an envelope, and the copies of both in one file. */
const restate = async (
  root: string,
  path: string,
  change: (envelope: DsseEnvelope) => DsseEnvelope,
): Promise<void> => {
  await edit(
    root,
    path,
    (text) => `${JSON.stringify(change(envelopeSchema.parse(JSON.parse(text))))}\n`,
  );
  const both = [layout.seal, layout.testResult].map((one) => readFile(join(root, one), 'utf8'));
  await writeFile(join(root, layout.envelopes), (await Promise.all(both)).join(''));
};

const signedBy = (envelope: DsseEnvelope, key: KeyObject, keyid: string) => {
  const bytes = pae(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  return { keyid, sig: sign(null, bytes, key).toString('base64') };
};

/** States something else in the seal, under the true key. */
const reseal = async (root: string, change: (statement: Statement) => Statement): Promise<void> => {
  const { privateKey } = await sealed;
  await restate(root, layout.seal, (before) => {
    const text = canonical(change(statementSchema.parse(payloadOf(before))));
    const envelope = { ...before, payload: Buffer.from(text).toString('base64') };
    return { ...envelope, signatures: [signedBy(envelope, privateKey, '')] };
  });
};

const stranger = generateKeyPairSync('ed25519');

describe('a seal', () => {
  test('that calls the run conformant is found, although the true key signed it', async () => {
    const root = await (await sealed).copy();
    await reseal(root, (one) => ({
      ...one,
      predicate: JSON.parse(
        JSON.stringify(one.predicate).replace('VERDICT_VIOLATION', 'VERDICT_CONFORMANT'),
      ) as Statement['predicate'],
    }));
    const { names, problemsOf } = await found(root);
    assert.deepEqual(names, ['statements']);
    assert.deepEqual(problemsOf('statements'), [
      `the predicate of ${layout.seal} is not the one this payload gives`,
    ]);
  });

  test('that does not name the manifest is none of this bundle, also where there is no manifest', async () => {
    const root = await (await sealed).copy();
    await reseal(root, (one) => ({
      ...one,
      subject: one.subject.filter(({ name }) => name !== layout.manifest),
    }));
    const unnamed = `${layout.seal} does not name ${layout.manifest} as it is now`;
    const named = await found(root);
    assert.deepEqual(named.names, ['sealed', 'statements']);
    assert.deepEqual(named.problemsOf('sealed'), [unnamed]);
    await rm(join(root, layout.manifest));
    const gone = await found(root);
    assert.deepEqual(gone.names, ['complete', 'sealed', 'statements']);
    assert.deepEqual(gone.problemsOf('sealed'), [unnamed]);
    assert.deepEqual(gone.problemsOf('complete'), [`${layout.manifest} is missing`]);
  });

  test('of several signatures holds by one under the key, and else tells whose they claim to be', async () => {
    const root = await (await sealed).copy();
    const theirs = 'b'.repeat(64);
    await restate(root, layout.seal, (one) => ({
      ...one,
      signatures: [signedBy(one, stranger.privateKey, theirs), ...one.signatures],
    }));
    assert.deepEqual((await found(root)).names, []);
    const also = 'c'.repeat(64);
    await restate(root, layout.seal, (one) => ({
      ...one,
      signatures: [theirs, also].map((id) => signedBy(one, stranger.privateKey, id)),
    }));
    const own = keyId((await sealed).publicKey).slice(0, 16);
    assert.deepEqual((await found(root)).problemsOf('sealed'), [
      `${layout.seal} no signature holds under the key ${own}… ` +
        `(it claims ${'b'.repeat(16)}, ${'c'.repeat(16)}…)`,
    ]);
  });

  test('beside which another key lies is told with that key', async () => {
    const root = await (await sealed).copy();
    const { publicKey } = stranger;
    await writeFile(
      join(root, layout.signer),
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    );
    assert.deepEqual((await found(root)).problemsOf('sealed'), [
      `${layout.signer} is another key, ${keyId(publicKey).slice(0, 16)}…`,
    ]);
  });

  test('is drawn from the digests of what is there, not of what is only listed', async () => {
    const root = await (await sealed).copy();
    const lost = `${'0'.repeat(64)}  data/features/lost.feature\n`;
    await edit(root, layout.manifest, (text) => `${text}${lost}`);
    const digests = await digestsNow(await openBag(root));
    assert.equal(digests.has(layout.policy), true);
    assert.equal(digests.has('data/features/lost.feature'), false);
  });
});

test('waivers are none where the run had none, whatever day they were held against', async () => {
  const run = await smallRun({
    signingKey: (await sealed).privateKey,
    exceptions: { on: '2026-11-01', waivers: [], excluded: [] },
  });
  await writeBundle(run);
  assert.deepEqual((await found(run.directory)).names, []);
});
