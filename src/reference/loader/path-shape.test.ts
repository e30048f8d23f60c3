import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { pathShapeProblem } from './path-shape';

const dots = [
  '..',
  '%2e%2e',
  '%2E.',
  '.%2e',
  '%252e%252e',
  '%25252e%25252e',
  '%c0%ae%c0%ae',
  '%c0%2e%c0%2e',
  '%e0%80%ae%e0%80%ae',
  '%f0%80%80%ae%f0%80%80%ae',
  '%f8%80%80%80%ae%f8%80%80%80%ae',
  '%fc%80%80%80%80%ae%fc%80%80%80%80%ae',
  '%u002e%u002e',
  '%uff0e%uff0e',
  '%%32%65%%32%65',
  '\u2024\u2024',
  '\uff0e\uff0e',
  '\ufe52\ufe52',
  '\u2025',
  '.\uff0e',
  '.. ',
  '..\u00a0',
  '. .',
  '...',
  '%e2%80%a5',
  '%u2024%u2024',
];

const slashes = [
  '/',
  '\\',
  '//',
  '%2f',
  '%2F',
  '%5c',
  '%252f',
  '%255c',
  '%25252f',
  '%c0%af',
  '%c0%2f',
  '%c3%2f',
  '%c1%9c',
  '%e0%80%af',
  '%f0%80%80%af',
  '%f8%80%80%80%af',
  '%fc%80%80%80%80%af',
  '%u002f',
  '%u005c',
  '%uff0f',
  '%u2215',
  '%u2216',
  '\uff0f',
  '\uff3c',
  '\u2215',
  '\u2044',
  '\u29f8',
  '\u2216',
  '\ufe68',
  '%%32%66',
  '%e2%88%95',
  '\0/',
  '%00/',
];

test('every form of dots with every form of slash is refused, in front and in the middle', () => {
  for (const dot of dots) {
    for (const slash of slashes) {
      for (const path of [
        `${dot}${slash}secret`,
        `models${slash}${dot}${slash}${dot}${slash}secret`,
        `models/${dot}${slash}secret`,
      ]) {
        assert.notEqual(pathShapeProblem(path), null, JSON.stringify(path));
      }
    }
  }
});

test('each hostile shape is refused under its own name', () => {
  const refused = {
    '': 'empty',
    ['a'.repeat(4097)]: 'too_long',
    'a\ud800': 'not_well_formed',
    'a\0.gguf': 'nul_character',
    'a\n.gguf': 'control_character',
    'a\u202egguf': 'control_character',
    '/etc/passwd': 'absolute',
    '//server/share': 'absolute',
    'C:/models': 'drive_letter',
    'c:model.gguf': 'drive_letter',
    '\\\\server\\share': 'backslash',
    'a\\b': 'backslash',
    '..': 'parent_segment',
    'a/../b': 'parent_segment',
    'a/..': 'parent_segment',
    '%2e%2e': 'encoded',
    'a%2fb': 'encoded',
    'a%00b': 'encoded',
    '%2fetc%2fpasswd': 'encoded',
    'a\uff0fb': 'lookalike',
    'a\u2100b': 'lookalike',
    '\u2025': 'lookalike',
  };
  for (const [path, problem] of Object.entries(refused)) {
    assert.equal(pathShapeProblem(path), problem, JSON.stringify(path.slice(0, 40)));
  }
});

const legal = [
  'model.gguf',
  'a/b/c.gguf',
  './model.gguf',
  'a//b',
  '..foo',
  'foo..',
  'a..b',
  'a...b',
  '.hidden',
  '100%',
  '100%.gguf',
  '50%25.gguf',
  '%2e%2efoo',
  'naïve–模型.gguf',
  '½.gguf',
  'model….gguf',
  'a b.gguf',
  'Ａ.gguf',
  'model:v1',
  '~/x',
  'CON',
  'nul.gguf',
  '%zz',
  '%u12',
];

for (const path of legal) {
  test(`the name ${path} is legal`, () => {
    assert.equal(pathShapeProblem(path), null);
  });
}

test('any string is judged, and fast', () => {
  const pieces = fc.constantFrom(
    '.',
    ' ',
    '/',
    '%',
    '2',
    'e',
    'u',
    '%25',
    '%2e',
    '%c0',
    '\u2025',
    'x',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 300 }).map((all) => all.join('')),
      (path) => {
        pathShapeProblem(path);
      },
    ),
    { numRuns: 3000 },
  );
  const started = performance.now();
  for (const piece of ['.', ' ', '. ', '%', '%25', '%c0', '\u2025']) {
    pathShapeProblem(`${piece.repeat(4000 / piece.length)}x`);
  }
  assert.ok(performance.now() - started < 1000);
});
