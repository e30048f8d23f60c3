import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseFormat } from './choose-format';
import { chainFiles } from './hold-trail';
import { trailMappingSchema } from './mapping';
import { plain } from './mapping/testing/crate';
import { proofgateFormat } from './proofgate-format';
import { FIRST, SECOND, THIRD, threeFiles } from './testing';
import { TrailError } from './trail-error';

describe('the format of a trail', () => {
  const ours = trailMappingSchema.parse(plain);

  test('is chosen by its name: that of the gate, or one that is declared', () => {
    assert.equal(chooseFormat('proofgate/1', {}), proofgateFormat);
    assert.equal(chooseFormat('ours/1', { 'theirs/1': ours, 'ours/1': ours }).name, 'ours/1');
  });

  test('is the one of the gate under its name, whatever is declared', () => {
    assert.equal(chooseFormat('proofgate/1', { 'proofgate/1': ours }), proofgateFormat);
  });

  for (const name of ['ours/2', 'proofgate/2', '', 'toString', '__proto__', 'constructor']) {
    test(`is none by the name of ${JSON.stringify(name)}, and the known ones are told`, () => {
      assert.throws(
        () => chooseFormat(name, { 'ours/1': ours }),
        (error) => {
          assert.ok(error instanceof TrailError);
          assert.equal(error.code, 'UNKNOWN_FORMAT');
          assert.ok(error.message.includes('(proofgate/1, ours/1)'), error.message);
          return true;
        },
      );
    });
  }
});

describe('the format of the gate', () => {
  const files = threeFiles();

  test('needs a key, and lacks nothing', () => {
    assert.deepEqual([proofgateFormat.isKeyed, proofgateFormat.lacks], [true, []]);
  });

  test('names each member by which its chain and its seals hold', () => {
    const digests = [...files.values()].flatMap((bytes) =>
      [...bytes.toString().matchAll(/"(\w+)":"[0-9a-f]{64}"/g)].map(([, name]) => name),
    );
    // What a file was is known from the file.
    const others = new Set(digests.filter((name) => name !== 'sha256'));
    assert.deepEqual([...proofgateFormat.digestMembers].sort(), [...others].sort());
  });

  test('has of what belongs to a trail the files that hold its chain, oldest first', () => {
    const shuffled = new Map([...files].reverse());
    assert.deepEqual(chainFiles(shuffled, proofgateFormat), [FIRST, SECOND, THIRD]);
  });
});
