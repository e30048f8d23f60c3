import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { secretsMatch } from './comparison';

const anyString = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

test('any two strings match exactly when they are the same, ill-formed ones included', () => {
  fc.assert(fc.property(anyString, anyString, (a, b) => secretsMatch(a, b) === (a === b)));
});

test('every string matches itself', () => {
  fc.assert(
    fc.property(anyString, (a) => secretsMatch(a, Buffer.from(a, 'utf16le').toString('utf16le'))),
  );
});

test('a digest differs from itself with any one character changed, and from its prefixes', () => {
  const digest = 'a1'.repeat(32);
  for (let at = 0; at < digest.length; at += 1) {
    assert.equal(secretsMatch(digest, `${digest.slice(0, at)}f${digest.slice(at + 1)}`), false);
    assert.equal(secretsMatch(digest, digest.slice(0, at)), false);
  }
});

test('a lone surrogate is not taken for the character that replaces it in UTF-8', () => {
  assert.equal(secretsMatch('\ud800', '\ufffd'), false);
});
