import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forgery } from './forgery';
import { KEY, LATER_KEY, at, linesOf, ten, verify, withLines } from './testing';

const files = new Map([...ten()].filter(([name]) => name !== 'head.json'));
const lines = linesOf(files).filter((line) => line !== '');
const zeros = '0'.repeat(64);

/** The chain told differently from a record on, and hashed anew under a key. */
const forged = (from: number, key: Buffer): readonly string[] => {
  let previous = from === 0 ? zeros : forgery.hashIn(lines[from - 1] ?? '');
  return lines.map((line, index) => {
    if (index < from) return line;
    const made = forgery.rehash(index === from ? forgery.retell(line) : line, previous, key);
    assert.ok(made);
    previous = made.hash;
    return made.line;
  });
};

describe('a chain that was forged from a record on', () => {
  for (const from of [0, 4, 9]) {
    test(`holds under the key it was forged with, told otherwise in record ${from + 1}`, async () => {
      const told = forged(from, KEY);
      assert.deepEqual([told.length, (await verify(withLines(files, told))).ok], [10, true]);
      assert.match(told[from] ?? '', /"event_type":"NotSealVerified"/);
      assert.deepEqual(told.slice(0, from), lines.slice(0, from));
      assert.equal(
        told.slice(from).some((line, index) => line === lines[from + index]),
        false,
      );
    });

    test(`breaks at record ${from + 1} where the forger has another key`, async () => {
      const { seq, line } = at(await verify(withLines(files, forged(from, LATER_KEY))));
      assert.deepEqual([seq, line], [from + 1, from + 1]);
    });
  }
});

test('what is no record is not hashed anew, and has no hash', () => {
  const [line = ''] = lines;
  for (const [what, other] of Object.entries({
    'a line without an end': line.slice(0, -1),
    'a line with something before it': ` ${line}`,
    'a line with something after it': `${line}x`,
    'no bytes': '\n',
    'a hash in other letters': line.replace(/[0-9a-f]{64}"\}/, `${'x'.repeat(64)}"}`),
    'a hash that is too short': line.replace(/[0-9a-f]{63}"\}/, '"}'),
    'another link': line.replace(zeros, 'x'.repeat(64)),
  })) {
    assert.equal(forgery.rehash(other, zeros, KEY), null, what);
    assert.equal(forgery.hashIn(other), '', what);
  }
});
