import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noExceptions, waiversSchema } from './waiver';

const good = {
  ...{ requirement: 'EMIT-12', check: 'log-is-quiet', reason: 'loud', owner: 'Jo', approver: 'Al' },
  ...{ because: 'next week.', issue: 'https://example.org/1', expires: '2026-12-24' },
};

/** Where a file of waivers with this one is not of its form; nothing where it is. */
const wrongAt = (changes: object): readonly string[] => {
  const read = waiversSchema.safeParse({ waivers: [{ ...good, ...changes }] });
  return read.success ? [] : read.error.issues.map(({ path }) => path.slice(2).join('.'));
};

describe('a waiver in its file', () => {
  test('is taken with the shortest of words, for one subject or for any', () => {
    assert.deepEqual(wrongAt({}), []);
    assert.deepEqual(wrongAt({ subject: 'small', issue: 'http://example.org' }), []);
    assert.deepEqual(wrongAt({ requirement: 'E-1', check: 'none' }), []);
  });

  test('is read without the blanks around its words', () => {
    const padded = { ...good, because: ' next week.\n', owner: ' Jo ', reason: ' loud ' };
    assert.deepEqual(waiversSchema.parse({ waivers: [padded] }), { waivers: [good] });
  });

  const wrong: readonly (readonly [string, object])[] = [
    ['requirement', { requirement: 'EMIT' }],
    ['requirement', { requirement: 'emit-1' }],
    ['requirement', { requirement: 'all of EMIT-1' }],
    ['requirement', { requirement: 'EMIT-1 and others' }],
    ['check', { check: '' }],
    ['check', { check: 'every *' }],
    ['check', { check: '* but log-is-quiet' }],
    ['reason', { reason: 'why  ' }],
    ['because', { because: 'it is so.  ' }],
    ['owner', { owner: 'J ' }],
    ['approver', { approver: 'A' }],
    ['issue', { issue: 'javascript:alert(1)' }],
    ['issue', { issue: 'httpsx://example.org' }],
    ['issue', { issue: 'xhttps://example.org' }],
    ['expires', { expires: 'some day' }],
    ['subject', { subject: '' }],
  ];
  for (const [field, changes] of wrong) {
    test(`is refused with ${JSON.stringify(changes)}`, () => {
      assert.deepEqual(wrongAt(changes), [field]);
    });
  }

  test('is refused where its owner approved it, and with what the form does not name', () => {
    assert.deepEqual(wrongAt({ approver: ' Jo ' }), ['approver']);
    assert.deepEqual(wrongAt({ for_ever: true }), ['']);
  });
});

test('a file holds up to a hundred waivers', () => {
  const holds = (count: number) =>
    waiversSchema.safeParse({ waivers: Array.from({ length: count }, () => good) }).success;
  assert.deepEqual([0, 100, 101].map(holds), [true, true, false]);
  assert.equal(waiversSchema.safeParse({ waivers: [], more: 1 }).success, false);
});

test('without exceptions nothing is waived and nothing left out', () => {
  assert.deepEqual(noExceptions('2026-11-21'), { on: '2026-11-21', waivers: [], excluded: [] });
});
