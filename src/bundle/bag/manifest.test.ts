import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatManifest, parseManifest } from './manifest';
import { sha256 } from './digest';

const path = fc.stringMatching(/^data\/[a-z]{1,4}\/[a-z0-9 ]{0,5}[a-z]$/);

test('a manifest reads back as it was written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path), (paths) => {
      const manifest = new Map(paths.map((one) => [one, sha256(one)]));
      const { manifest: found, problems } = parseManifest(formatManifest(manifest));
      assert.deepEqual(problems, []);
      assert.deepEqual(new Map([...found].sort()), new Map([...manifest].sort()));
    }),
  );
});

test('the order of the files does not change a manifest', () => {
  const [a, b] = [sha256('a'), sha256('b')];
  const one = new Map([
    ['data/a', a],
    ['data/b', b],
  ] as const);
  const other = new Map([
    ['data/b', b],
    ['data/a', a],
  ] as const);
  assert.equal(formatManifest(one), formatManifest(other));
});

test('what is no line of a manifest is named', () => {
  const line = `${sha256('a')}  data/a\n`;
  for (const [text, problem] of [
    ['zz  data/a\n', /is no line/],
    [`${sha256('a').toUpperCase()}  data/a\n`, /is no line/],
    [`${sha256('a')} *data/a\n`, /is no line/],
    [`\\${line}`, /is no line/],
    [line + line, /listed twice/],
    [line.trimEnd(), /does not end/],
  ] as const) {
    assert.match(parseManifest(text).problems.join(), problem, text);
  }
});
