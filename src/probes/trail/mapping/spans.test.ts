import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spanAlong } from './spans';

const valueIn = (json: string, ...steps: readonly string[]): string | null => {
  const span = spanAlong(json, steps);
  return span === null ? null : json.slice(span.start, span.end);
};

test('any member of any object is found as it was written, however it is indented', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { minKeys: 1 }),
      fc.nat(),
      fc.constantFrom('', ' ', '\t\n'),
      (object, nth, indent) => {
        const names = Object.keys(object);
        const name = names[nth % names.length] ?? '';
        const json = JSON.stringify({ before: [object], [name]: object[name] }, null, indent);
        const outer = JSON.stringify({ outer: JSON.parse(json) as object }, null, indent);
        const found = JSON.parse(valueIn(outer, 'outer', name) ?? 'null') as unknown;
        assert.deepEqual(found, JSON.parse(JSON.stringify(object[name])));
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

test('a value is cut out as it stands: blanks, numbers and escapes are kept', () => {
  const json = '{ "a" : { "n" : 1.50 , "s":"\\u0041" , "l":[ 1,2 ] } , "b":true}';
  assert.equal(valueIn(json, 'a', 'n'), '1.50');
  assert.equal(valueIn(json, 'a', 's'), '"\\u0041"');
  assert.equal(valueIn(json, 'a', 'l'), '[ 1,2 ]');
  assert.equal(valueIn(json, 'b'), 'true');
});

test('where steps lead nowhere there is nothing', () => {
  const json = '{"a":{"b":1},"l":[{"b":1}],"t":["b",1],"s":"b"}';
  for (const steps of [
    ['c'],
    ['a', 'c'],
    ['c', 'd'],
    ['a', 'b', 'c'],
    ['l', 'b'],
    ['t', 'b'],
    ['s', 'b'],
  ]) {
    assert.equal(spanAlong(json, steps), null, steps.join('/'));
  }
});
