import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redaction } from './redaction';
import { excerpt } from './wire';

const TOKEN = 'canary-"4711"-of-worker-1';

const redaction = new Redaction();
redaction.hide(TOKEN);

test('a token is replaced as it stands and as JSON has it, once and twice over', () => {
  const once = JSON.stringify({ token: TOKEN });
  for (const text of [TOKEN, once, JSON.stringify(once)]) {
    const told = redaction.apply(text);
    assert.match(told, /sha256:[0-9a-f]{16}/);
    assert.doesNotMatch(told, /canary|4711|worker-1/);
  }
});

test('a token through which a text was cut leaves no beginning of itself', () => {
  for (let seen = 4; seen < TOKEN.length; seen += 1) {
    const text = `${'x'.repeat(400 - seen)}${TOKEN} and much more`;
    const told = redaction.apply(excerpt(text));
    assert.match(told, /^x+sha256:[0-9a-f]{16}… \(\d+ more characters\)$/);
    assert.match(redaction.apply(JSON.stringify(excerpt(text))), /^"x+sha256:[0-9a-f]{16}… \(/);
  }
});

test('what only looks like the beginning of a token stays where nothing was cut', () => {
  assert.equal(redaction.apply('a canary … (sings)'), 'a canary … (sings)');
});
