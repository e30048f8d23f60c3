import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { temporaryPlace } from '../testing';
import { CHECK_MEDIA_TYPE } from '../../verdict';
import { BundleError } from '../errors';
import { pathScrubber } from './machine-paths';
import { refuseSecrets } from './secrets';

test('a directory of the machine becomes its word, the innermost first', () => {
  const scrub = pathScrubber({ home: '/machine/ada', work: '/machine/ada/work/' });
  assert.deepEqual(scrub({ a: ['at /machine/ada/work/x.ts:3', 'file:///machine/ada/y'], n: 1 }), {
    a: ['at <work>/x.ts:3', 'file://<home>/y'],
    n: 1,
  });
});

test('a neighbour whose name begins alike is left alone', () => {
  const scrub = pathScrubber({ home: '/machine/ada' });
  for (const text of ['/machine/adam', '/machine/ada-2/x', '/machine/ada.old']) {
    assert.equal(scrub(text), text);
  }
  assert.equal(scrub('in /machine/ada.'), 'in <home>.');
});

test('a record of ours is left byte for byte as it was judged', () => {
  const attachment = { mediaType: CHECK_MEDIA_TYPE, body: '{"seen":"/machine/ada/x"}' };
  assert.deepEqual(pathScrubber({ home: '/machine/ada' })({ attachment }), { attachment });
});

test('a secret is found wherever it lies, also across the pieces a file is read in', async () => {
  const root = await temporaryPlace();
  const secret = 'canary-7f3a"quoted';
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -20, max: 1 }), fc.boolean(), async (shift, json) => {
      const before = 'x'.repeat(64 * 1024 + shift);
      const hidden = json ? JSON.stringify({ before, secret }) : before + secret;
      await writeFile(join(root, 'trail.json'), hidden);
      await assert.rejects(
        refuseSecrets(root, ['absent', secret]),
        (error) =>
          error instanceof BundleError &&
          error.code === 'SECRET_FOUND' &&
          error.message.includes('trail.json') &&
          !error.message.includes('canary'),
      );
    }),
    { numRuns: 30 },
  );
});

test('without secrets, or with empty ones, nothing is refused', async () => {
  const root = await temporaryPlace();
  await writeFile(join(root, 'a'), 'anything');
  await refuseSecrets(root, []);
  await refuseSecrets(root, ['', 'absent']);
});
