import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { referenceProblems } from './references';

const files = new Map([
  ['data/oscal/a.json', 1],
  ['data/oscal/b.json', 1],
  ['data/features/a b.feature', 1],
]);

const found = (a: unknown, b: unknown = null): readonly string[] =>
  referenceProblems(
    [
      { path: 'data/oscal/a.json', document: a },
      { path: 'data/oscal/b.json', document: b },
    ],
    files,
  );

describe('a UUID', () => {
  test('that is referred to is defined in any of the documents, at any depth', () => {
    const refers = { list: [{ 'task-uuid': 'u1' }] };
    assert.deepEqual(found(refers, { deep: [{ uuid: 'u1' }] }), []);
    const told = ['data/oscal/a.json refers to u1, which nothing defines'];
    assert.deepEqual(found(refers, { deep: [{ uuid: 'u2', title: 'u1' }] }), told);
  });

  test('is defined once in all documents together', () => {
    assert.deepEqual(found({ uuid: 'u1', more: { uuid: 'u2' } }, { uuid: 'u3' }), []);
    assert.deepEqual(found({ uuid: 'u1' }, [{ uuid: 'u1' }, { uuid: 'u1' }]), [
      'uuid u1 is defined twice',
    ]);
  });
});

test('nothing refers to nothing, wherever it stands', () => {
  assert.deepEqual(found(null, { uuid: null, href: null, more: [null, 1, true] }), []);
});

describe('an address', () => {
  const leads = (href: string): boolean => {
    const problems = found({ uuid: 'here', at: { href } }, { uuid: 'th#ere' });
    assert.ok(
      problems.every((one) => one === `data/oscal/a.json refers to ${href}, which is not there`),
    );
    return problems.length === 0;
  };

  test('leads to a file of the bundle, from where it stands, however it is written', () => {
    assert.equal(leads('b.json'), true);
    assert.equal(leads('./b.json'), true);
    assert.equal(leads('../features/a%20b.feature'), true);
    assert.equal(leads('../features/other.feature'), false);
    assert.equal(leads('/data/oscal/b.json'), false);
    assert.equal(leads('../../../etc/passwd'), false);
  });

  test('leads to what is defined in this document or in the one it names', () => {
    assert.equal(leads('#here'), true);
    assert.equal(leads('a.json#here'), true);
    assert.equal(leads('b.json#th#ere'), true);
    assert.equal(leads('#th#ere'), false);
    assert.equal(leads('b.json#here'), false);
    assert.equal(leads('b.json#'), false);
  });
});
