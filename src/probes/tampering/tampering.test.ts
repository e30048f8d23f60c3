import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../../verdict';
import { proofgateFormat } from '../trail';
import { ten, threeFiles, verify } from '../trail/testing';
import { tamperings, type Place } from './index';

const isAt = (places: readonly Place[], { file, line }: Place): boolean =>
  places.some((place) => place.file === file && place.line === line);

for (const [what, tamper] of Object.entries(tamperings)) {
  test(`verification finds ${what} where it begins, whatever was drawn`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const files = threeFiles();
        const tampered = tamper(files, seededRandom(seed), proofgateFormat);
        assert.ok(tampered);
        assert.notDeepEqual(tampered.files, files);
        const { firstBad } = await verify(tampered.files);
        assert.ok(firstBad, 'nothing was found');
        assert.ok(isAt(tampered.at, firstBad), JSON.stringify({ firstBad, at: tampered.at }));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test(`${what} is not done to a trail that has nothing to lose`, () => {
    assert.equal(tamper(new Map(), seededRandom(1), proofgateFormat), null);
  });
}

test('the loss of a file needs a trail of three', () => {
  assert.equal(
    tamperings['the loss of its first file'](ten(), seededRandom(1), proofgateFormat),
    null,
  );
});
