import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../../verdict';
import { tamperings } from '../../tampering';
import type { Forgery } from '../format';
import {
  DAY,
  KEY,
  NEXT_DAY,
  filesOf,
  firstBad,
  formatOf,
  keyed,
  keyedLinesOf,
  linesOf,
  many,
  plain,
  verify,
} from './testing/crate';

const genesis = { ...plain, hash: { ...plain.hash, first: 'genesis' } };

/** The chain told differently from a record on, and hashed anew under a key. */
const forged = (
  forgery: Forgery,
  lines: readonly string[],
  from: number,
  key: Buffer,
): readonly string[] => {
  let previous = forgery.hashIn(lines[from - 1] ?? '');
  return lines.map((line, index) => {
    if (index < from) return line;
    const made = forgery.rehash(index === from ? forgery.retell(line) : line, previous, key);
    assert.ok(made);
    assert.equal(forgery.hashIn(made.line), made.hash);
    previous = made.hash;
    return made.line;
  });
};

for (const [crate, mapping, lines] of [
  ['a plain hash', plain, linesOf(many(6))],
  ['a first hash of its own', genesis, linesOf(many(6), 'genesis')],
  ['a key', keyed, keyedLinesOf(many(6))],
] as const) {
  describe(`a chain of ${crate} that was forged`, () => {
    const { forgery } = formatOf(mapping);
    for (const from of [0, 3, 5]) {
      test(`from record ${from + 1} on is whole for whoever has what it takes`, async () => {
        const told = forged(forgery, lines, from, KEY);
        assert.equal(await firstBad(told, mapping), null);
        assert.match(told[from] ?? '', /"type":"NotVramSealed"/);
        assert.deepEqual(told.slice(0, from), lines.slice(0, from));
      });

      test(`from record ${from + 1} on with any key is found only where there is one`, async () => {
        const bad = await firstBad(forged(forgery, lines, from, Buffer.alloc(32, 9)), mapping);
        assert.equal(bad?.line, mapping === keyed ? from + 1 : undefined);
      });
    }
  });
}

test('what is no record is left as it is, has no hash and gets none', () => {
  const [line = ''] = linesOf(many(1));
  for (const [what, other] of Object.entries({
    'a torn line': line.slice(0, -9),
    'no JSON': 'x\n',
    'no bytes': '\n',
    'no object': 'null\n',
    'an empty object': '{}\n',
    'other things in the place of texts': '{"type":["a"],"hash":7,"prev":{"x":"y"}}\n',
  })) {
    const { forgery } = formatOf(plain);
    assert.equal(forgery.retell(other), other, what);
    assert.equal(forgery.hashIn(other), '', what);
    assert.equal(forgery.rehash(other, '', KEY), null, what);
  }
});

test('a record without a hash gets none, and is followed by what follows it', async () => {
  const lines = linesOf(many(3));
  const { forgery } = formatOf(plain);
  const bare = (lines[0] ?? '').replace(/,"hash":"\w+"/, '');
  const { line, hash } = forgery.rehash(bare, '', KEY) ?? {};
  assert.deepEqual([line, hash], [bare, forgery.hashIn(lines[0] ?? '')]);
  assert.equal((await firstBad([bare, ...lines.slice(1)]))?.line, 1);
});

test('a record without what its hash covers is not hashed anew', () => {
  const [line = ''] = linesOf(many(1));
  const { forgery } = formatOf(plain);
  assert.notEqual(forgery.rehash(line, '', KEY), null);
  assert.equal(forgery.rehash(line.replace('"service"', '"serviced"'), '', KEY), null);
});

test('a trail with lines that are no records is tampered with all the same', async () => {
  const lines = linesOf(many(8));
  const files = filesOf({
    [DAY]: [...lines.slice(0, 3), '{"torn\n', 'null\n', '\n', '{}\n', ...lines.slice(3, 5)],
    [NEXT_DAY]: lines.slice(5),
  });
  for (const [what, tamper] of Object.entries(tamperings)) {
    for (let seed = 0; seed < 20; seed += 1) {
      const tampered = tamper(files, seededRandom(seed), formatOf(plain));
      if (tampered !== null) assert.equal((await verify(tampered.files)).ok, false, what);
    }
  }
});
