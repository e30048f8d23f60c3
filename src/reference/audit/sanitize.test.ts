import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  MAX_EVENT_DEPTH,
  MAX_EVENT_LENGTH,
  MAX_EVENT_VALUES,
  MAX_TEXT_LENGTH,
  SANITIZATION_FAILED,
  TRUNCATED,
  sanitizeEvent,
} from './sanitize';

const sanitized = (value: unknown) => sanitizeEvent({ event_type: 'T', value } as never).value;

test('a known event passes unchanged, its type first', () => {
  const event = {
    shard_id: 'a',
    nested: { ip: null, list: [1, true] },
    event_type: 'SealVerified',
  };
  const safe = sanitizeEvent(event);
  assert.deepEqual(safe, event);
  assert.equal(Object.keys(safe)[0], 'event_type');
});

for (const [what, value] of [
  ['a lone surrogate', 'a\ud800b'],
  ['NaN', Number.NaN],
  ['a BigInt', 1n],
  ['undefined', undefined],
  ['a function', () => 1],
  ['a class instance', new Map()],
  ['raw bytes', Buffer.alloc(4)],
] as const) {
  test(`${what} becomes the marker, neither raw nor dropped`, () => {
    assert.equal(sanitized(value), SANITIZATION_FAILED);
  });
}

test('an event whose own code throws keeps its type and nothing else', () => {
  const throwing = () => {
    throw new Error('hostile');
  };
  const getter = Object.defineProperty({ event_type: 'T' }, 'x', {
    get: throwing,
    enumerable: true,
  });
  const proxied = { event_type: 'T', x: new Proxy({}, { ownKeys: throwing }) };
  for (const event of [getter, proxied]) {
    assert.deepEqual(sanitizeEvent(event), { event_type: 'T', content: SANITIZATION_FAILED });
  }
});

test('toJSON is never called', () => {
  const value = { toJSON: 'data', a: 1 };
  assert.deepEqual(sanitized(value), value);
});

test('a cycle ends at the greatest depth', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  assert.equal(JSON.stringify(sanitized(cycle)).split('self').length - 1, MAX_EVENT_DEPTH);
});

test('a text that is too long is cut with a marker, never inside a character', () => {
  assert.equal(
    sanitized('😀'.repeat(MAX_TEXT_LENGTH)),
    '😀'.repeat(MAX_TEXT_LENGTH / 2) + TRUNCATED,
  );
  assert.equal(
    sanitized('a' + '😀'.repeat(MAX_TEXT_LENGTH)),
    'a' + '😀'.repeat(MAX_TEXT_LENGTH / 2 - 1) + TRUNCATED,
  );
});

test('more values than an event may hold end in a marker', () => {
  const list = sanitized(Array.from({ length: 10_000 }, (_, n) => n)) as unknown[];
  assert.ok(list.length <= MAX_EVENT_VALUES);
  assert.equal(list.at(-1), TRUNCATED);
  const fields = Object.fromEntries(list.map((_, n) => [`key-${n}`, n]));
  assert.equal(Object.keys(sanitized({ ...fields, more: fields }) as object).at(-1), TRUNCATED);
});

test('all texts and keys of an event share one length', () => {
  const texts = Array<string>(100).fill('x'.repeat(MAX_TEXT_LENGTH));
  const kept = JSON.stringify(sanitized(texts)).replaceAll(TRUNCATED, '').match(/x/g);
  assert.equal(kept?.length, MAX_EVENT_LENGTH - 'T'.repeat(2).length - 'event_typevalue'.length);
});

test('keys that become the same text do not hide each other', () => {
  assert.deepEqual(sanitized({ '\ud800': 1, '\ud801': 2 }), {
    [SANITIZATION_FAILED]: 1,
    [`${SANITIZATION_FAILED}#2`]: 2,
  });
});

test('whatever comes in, the event stays small, well-formed and of its type', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.array(fc.string({ unit: 'binary', maxLength: 9000 }), { maxLength: 400, size: 'max' }),
      (value, texts) => {
        const text = JSON.stringify(sanitizeEvent({ event_type: 'T', value, texts } as never));
        assert.ok(text.startsWith('{"event_type":"T"'));
        assert.ok(text.isWellFormed());
        assert.doesNotMatch(text, /\\ud[89a-f]/);
        assert.ok(text.length < 6 * MAX_EVENT_LENGTH + 64 * MAX_EVENT_VALUES);
      },
    ),
    { numRuns: 200 },
  );
});
