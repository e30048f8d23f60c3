import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIgnored, parseIgnore } from './gitignore';

const ignores = (pattern: string, path: string, isDirectory = false): boolean =>
  isIgnored(path, isDirectory, [parseIgnore(pattern, '')]);

test('patterns mean what they mean to git', () => {
  const cases: readonly (readonly [string, string, boolean, boolean])[] = [
    ['*.rs', 'a/b.rs', false, true],
    ['*.rs', 'a/b.rst', false, false],
    ['/gen.rs', 'gen.rs', false, true],
    ['/gen.rs', 'a/gen.rs', false, false],
    ['gen', 'a/gen', true, true],
    ['gen/', 'a/gen', false, false],
    ['gen/', 'a/gen', true, true],
    ['a/*.rs', 'a/x.rs', false, true],
    ['a/*.rs', 'a/b/x.rs', false, false],
    ['a/**/x.rs', 'a/x.rs', false, true],
    ['a/**/x.rs', 'a/b/c/x.rs', false, true],
    ['**/x.rs', 'deep/er/x.rs', false, true],
    ['a/**', 'a/b/c.rs', false, true],
    ['file[0-9].rs', 'file7.rs', false, true],
    ['file[!0-9].rs', 'file7.rs', false, false],
    ['fil?.rs', 'file.rs', false, true],
    ['fil?.rs', 'fi/e.rs', false, false],
    ['# comment', '# comment', false, false],
    ['\\#real', '#real', false, true],
    ['trailing.rs   ', 'trailing.rs', false, true],
    ['', 'a', false, false],
  ];
  for (const [pattern, path, isDirectory, expected] of cases) {
    assert.equal(ignores(pattern, path, isDirectory), expected, `${pattern} on ${path}`);
  }
});

test('the last pattern that matches decides, and inner files come after outer ones', () => {
  assert.equal(ignores('*.rs\n!keep.rs', 'keep.rs'), false);
  assert.equal(ignores('!keep.rs\n*.rs', 'keep.rs'), true);
  const rules = [parseIgnore('*.rs', ''), parseIgnore('!x.rs', 'inner/')];
  assert.equal(isIgnored('inner/x.rs', false, rules), false);
  assert.equal(isIgnored('outer/x.rs', false, rules), true);
});
