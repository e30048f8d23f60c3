import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgeriesIn, hostileTexts, recordOf } from './hostile';

test('what would begin a line is known of each text that ends one', () => {
  assert.deepEqual(forgeriesIn('a forged line'), ['{"event_type":"SealVerified","forged":true}']);
  assert.deepEqual(forgeriesIn('separators of lines and paragraphs'), ['forged', 'forged']);
  assert.deepEqual(forgeriesIn('an escape sequence'), []);
});

test('a path or an id is refused, and the record bears it in full', () => {
  const { type, severity, fields } = recordOf('a forged line', 'a shard id', 'as it was given');
  assert.deepEqual([type, severity], ['PathTraversalAttempt', 'CRITICAL']);
  assert.deepEqual(fields, { path: { equals: `../${hostileTexts['a forged line']}` } });
});

test('text that is none is looked for by its mark, also where it names a field', () => {
  const named = recordOf('half a surrogate pair', 'the name of a field', 'marked');
  assert.deepEqual(named.fields, { '<sanitization-failed>': { equals: 'named' } });
  const [matcher] = Object.values(recordOf('half a surrogate pair', 'an address', 'marked').fields);
  assert.ok(matcher !== undefined && 'pattern' in matcher);
  const pattern = new RegExp(matcher.pattern, 'u');
  assert.match('<sanitization-failed>', pattern);
  assert.doesNotMatch('ok\ud83dforged', pattern);
  assert.doesNotMatch('ok\ufffdforged', pattern);
});
