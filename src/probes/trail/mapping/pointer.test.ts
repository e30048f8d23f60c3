import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWithin, stepsOf, valueAlong } from './pointer';

const at = (value: unknown, pointer: string): unknown => valueAlong(value, stepsOf(pointer));

describe('a JSON pointer', () => {
  const value = {
    ...{ 'a/b': 1, 'm~n': 2, '~1': 3, '/': 4, '~0': 5, ab: 6, mn: 7 },
    ...{ deep: { er: { still: 'here' } }, list: ['x'], text: 'abc', none: null, number: 5 },
  };

  test('leads to names that hold slashes and tildes', () => {
    const pointers = ['/a~1b', '/m~0n', '/~01', '/~1', '/~00', '/deep/er/still'];
    assert.deepEqual(
      pointers.map((pointer) => at(value, pointer)),
      [1, 2, 3, 4, 5, 'here'],
    );
  });

  for (const pointer of [
    ...['/missing', '/missing/er', '/deep/er/still/here', '/deep/still'],
    ...['/list/0', '/list/length', '/text/0', '/text/length', '/none/x', '/number/x'],
    ...['/constructor', '/constructor/name', '/__proto__', '/deep/toString/name', '/text/at/name'],
  ]) {
    test(`leads nowhere by ${pointer}, which no object holds as its own`, () => {
      assert.equal(at(value, pointer), undefined);
    });
  }

  test('lies within itself and what it leads through, and in no name that begins alike', () => {
    for (const outer of ['/a', '/a/b', '/a/b/c']) assert.ok(isWithin('/a/b/c', outer), outer);
    for (const outer of ['/b', '/a/b/c/d', '/a/bc', '/a/', '/c', '/b/c']) {
      assert.ok(!isWithin('/a/b/c', outer), outer);
    }
    assert.ok(!isWithin('/ab', '/a'));
    assert.ok(!isWithin('/x/a/', '/a'));
  });
});
