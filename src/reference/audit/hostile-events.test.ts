import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { SANITIZATION_FAILED, TRUNCATED } from './sanitize';
import { trailRoom, type TrailRoom } from './testing';

const MEBIBYTE = 1024 * 1024;

/** Far above what the limits of an event come to, far below what a reader takes as a line. */
const MAX_LINE_BYTES = 128 * 1024;

const PRINTABLE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u;

/** Writes one event with such a content, and gives what stands in the trail for it. */
const stored = async (room: TrailRoom, content: unknown): Promise<unknown> => {
  {
    await using trail = await room.open();
    const event = { event_type: 'SealVerified', content };
    await trail.emit(event, 'critical').reached('synced');
  }
  const text = await readFile(join(room.directory, '2026-11-20.audit'), 'utf8');
  const lines = text.trimEnd().split('\n');
  assert.equal(lines.length, 3, 'opened, the event, closed: each one physical line');
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) < MAX_LINE_BYTES);
    assert.match(line, PRINTABLE_LINE);
  }
  return (await room.records())[0]?.event.content;
};

const deep = (levels: number): unknown => {
  let nested: unknown = 'the bottom';
  for (let n = 0; n < levels; n += 1) nested = { nested };
  return nested;
};

const cycle = (): unknown => {
  const self: Record<string, unknown> = { name: 'cycle' };
  self.self = self;
  return self;
};

const toJsonThrows = {
  toJSON: () => {
    throw new Error('hostile');
  },
};

const unusual: readonly (readonly [string, () => unknown, RegExp])[] = [
  ['a text of 1 MiB', () => 'x'.repeat(MEBIBYTE), new RegExp(TRUNCATED)],
  ['a text of 64 MiB', () => 'x'.repeat(64 * MEBIBYTE), new RegExp(TRUNCATED)],
  [
    'a list of texts of 64 MiB in all',
    () => Array<string>(16_384).fill('y'.repeat(4096)),
    new RegExp(TRUNCATED),
  ],
  ['a key of 64 MiB', () => ({ ['k'.repeat(64 * MEBIBYTE)]: 1 }), new RegExp(TRUNCATED)],
  ['an event that holds itself', cycle, new RegExp(SANITIZATION_FAILED)],
  ['a BigInt', () => ({ bytes: 2n ** 64n }), new RegExp(SANITIZATION_FAILED)],
  ['a toJSON that throws', () => toJsonThrows, new RegExp(SANITIZATION_FAILED)],
  ['a hundred thousand levels', () => deep(100_000), new RegExp(SANITIZATION_FAILED)],
];

for (const [what, content, marker] of unusual) {
  test(`${what} leaves one bounded line that verifies and says what is missing`, async () => {
    await using room = await trailRoom();
    assert.match(JSON.stringify(await stored(room, content())), marker);
  });
}

const FORGED = '"}}\n{"event_type":"Forged","hash":"';

const hostile: readonly (readonly [string, string])[] = [
  [
    'control characters of C0',
    Array.from({ length: 32 }, (_, n) => String.fromCharCode(n)).join(''),
  ],
  [
    'DEL and C1 with NEL',
    Array.from({ length: 33 }, (_, n) => String.fromCharCode(127 + n)).join(''),
  ],
  ['line and paragraph separators', 'a\u2028b\u2029c'],
  ['bidirectional controls', 'a\u202eb\u2066c\u061cd\u200fe'],
  ['zero-width characters', 'a\u200bb\u200dc\ufeffd\u2060e'],
  ['a forged line', FORGED],
  ['a terminal escape', '\u001b[2J\u009b31m'],
  ['__proto__', '__proto__'],
];

for (const [what, text] of hostile) {
  test(`${what} in a value and in a key come back as they went in`, async () => {
    await using room = await trailRoom();
    const content = Object.fromEntries([[text, text]]);
    const back = await stored(room, content);
    assert.deepEqual(Object.entries(back as object), [[text, text]]);
  });
}

test('half a character in a value and in a key becomes the marker', async () => {
  await using room = await trailRoom();
  assert.deepEqual(await stored(room, { 'a\ud800': 'b\udc00' }), {
    [SANITIZATION_FAILED]: SANITIZATION_FAILED,
  });
});
