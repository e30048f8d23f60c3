import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { BundleError } from './errors';
import { readBundle } from './read-bundle';
import { readSeveral } from './read-several';
import { sealedBundle, severalBundle } from './testing';

const refusal = async (work: Promise<unknown>): Promise<BundleError> => {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof BundleError, String(error));
  return error;
};

test('a bundle of one subject is none of several, and one of several names those in it', async () => {
  const { copy } = await sealedBundle();
  assert.equal(await readSeveral(await copy()), null);
  const several = await (await severalBundle()).copy();
  const { code, message } = await refusal(readBundle(several));
  assert.equal(code, 'SEVERAL_SUBJECTS');
  assert.match(message, /: data\/subjects\/01-whole-mock, data\/subjects\/02-part-mock$/);
});

test('what several came to is read with the worst of them, and with why one was not judged', async () => {
  const read = await readSeveral(await (await severalBundle()).copy());
  assert.deepEqual([read?.signed, read?.matrix.verdict, read?.matrix.exit], [true, 'violation', 1]);
  assert.deepEqual(
    read?.several.subjects.map((one) => ('reason' in one ? one.reason : one.bundle)),
    [
      ...['subjects/01-whole-mock', 'subjects/02-part-mock'],
      'expected a program in <output>/several.partial/data/subjects, found none',
    ],
  );
});

test('a list or a matrix that cannot be read is a bundle to be verified, not a fault of the gate', async () => {
  const root = await (await severalBundle()).copy();
  await writeFile(join(root, 'data/results/matrix.json'), '{}');
  const { code, message } = await refusal(readSeveral(root));
  assert.equal(code, 'NOT_A_BUNDLE');
  assert.match(message, /ask proofgate verify/);
});
