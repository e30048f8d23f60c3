import assert from 'node:assert/strict';
import test from 'node:test';
import { identifierProblem, MAX_IDENTIFIER_LENGTH } from './shared-validation';

test('ordinary identifiers are accepted', () => {
  for (const id of [
    'shard-1',
    'llama-7b.Q4_K_M',
    '0',
    '_x',
    'gpu:0',
    'a'.repeat(MAX_IDENTIFIER_LENGTH),
  ]) {
    assert.equal(identifierProblem(id), null, id);
  }
});

test('each malformation is refused under its own name', () => {
  const refused = {
    '': 'empty',
    ['a'.repeat(MAX_IDENTIFIER_LENGTH + 1)]: 'too_long',
    'a\0b': 'nul_character',
    'a\nb': 'control_character',
    'a\u001b[31m': 'control_character',
    'a\u0085b': 'control_character',
    'a\u202eb': 'bidi_override',
    'a\u2066b': 'bidi_override',
    'a b': 'not_an_identifier',
    'shard\u00e9': 'not_an_identifier',
    '\ud800': 'not_an_identifier',
    '.hidden': 'not_an_identifier',
    'a\u200bb': 'not_an_identifier',
    'a/b': 'not_an_identifier',
    'a\\b': 'not_an_identifier',
  };
  for (const [id, problem] of Object.entries(refused)) {
    assert.equal(identifierProblem(id), problem, JSON.stringify(id));
  }
});

test('two dots in the middle pass, and are left to whoever makes more of the name', () => {
  assert.equal(identifierProblem('a..b'), null);
});
