import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { plainForm } from './plain-form';
import { readForm } from './read-form';
import { KEY, bodyOf, sealLine, type Told } from './testing';

const lineOf = (told: Told): string =>
  sealLine(bodyOf(told, { seq: 0, hash: '0'.repeat(64) }), KEY).line.slice(0, -1);

const read = (line: string | Buffer) => {
  const bytes = Buffer.from(line);
  return readForm(bytes, 0, bytes.length);
};

const plain = (line: string | Buffer) => {
  const bytes = Buffer.from(line);
  return plainForm(bytes, 0, bytes.length);
};

const change = (line: string, from: string, to: string): string => {
  assert.ok(line.includes(from));
  return line.replace(from, to);
};

/** Replaces, inserts or removes at a place: what a slip or an attack would do to a line. */
const edits = fc.record({
  // Of all doubles between 0 and 1, nearly every one lies next to 0.
  at: fc.nat(2 ** 20 - 1).map((n) => n / 2 ** 20),
  removed: fc.nat(3),
  inserted: fc.oneof(
    fc.constantFrom('', '"', '\\', ',', ':', '{', '}', '[', ']', '0', '-', '.', 'e5', ' ', '\n'),
    fc.constantFrom('\u007f', '\u0085', 'ä', '\u202e', '\\"', '"a":1,', ',"seq":1', 'true', 'nul'),
    fc.string({ maxLength: 3, unit: 'binary' }),
  ),
});

describe('the form of a record', () => {
  test('is read alike at a glance and with care: what the glance takes, care takes as well', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.record({ event_type: fc.string(), value: fc.jsonValue({ maxDepth: 3 }) }),
        fc.array(edits, { maxLength: 2 }),
        (event, changes) => {
          let line = lineOf({ event });
          for (const { at, removed, inserted } of changes) {
            const index = Math.floor(at * line.length);
            line = line.slice(0, index) + inserted + line.slice(index + removed);
          }
          const glance = plain(line);
          if (glance === null) return;
          const care = read(line);
          // Hex digits are left to whoever compares the hashes.
          if (!care.ok && !/"prev_hash":"[0-9a-f]{64}","hash":"[0-9a-f]{64}"\}$/.test(line)) return;
          taken += 1;
          assert.deepEqual(care, { ok: true, form: glance });
        },
      ),
      { numRuns: 5000 },
    );
    assert.ok(taken > 500, `${taken} taken at a glance`);
  });

  test('is plain for the events of the catalogue, so that they are read fast', () => {
    assert.notEqual(plain(lineOf({})), null);
    assert.notEqual(
      plain(lineOf({ event: { event_type: 'X', n: [1, -2, true, null, {}] } })),
      null,
    );
  });

  test('tells a record of the trail itself from an event, however it is spelled', () => {
    for (const event of [{ event_type: 'TrailOpened' }, { event_type: 'TrailOpened', x: 'ä' }]) {
      const life = read(lineOf({ severity: 'LIFE', event }));
      assert.ok(life.ok && life.form.isLife);
      const routine = read(lineOf({ event }));
      assert.ok(routine.ok && !routine.form.isLife);
    }
  });

  const good = lineOf({ event: { event_type: 'X', a: { b: 1 } } });

  const bad: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['a key twice', change(good, '"a":{"b":1}', '"a":1,"a":1'), /holds a key twice/],
    ['a key twice, further down', change(good, '"b":1', '"b":1,"b":1'), /holds a key twice/],
    ['a key twice, escaped', change(good, '"b":1', String.raw`"b":1,"\u0062":1`), /a key twice/],
    ['a member twice', change(good, ',"event"', ',"severity":"HIGH","event"'), /members of the/],
    ['a member too many', change(good, ',"prev_hash"', ',"x":1,"prev_hash"'), /members of the/],
    [
      'a member too many, that is an object',
      change(good, ',"prev_hash"', ',"x":{},"prev_hash"'),
      /members of the format/,
    ],
    ['a member too few', change(good, '"audit_id":"audit-1",', ''), /members of the format/],
    [
      'members in another order',
      change(
        good,
        /"audit_id":"audit-1",("timestamp":"[^"]*")/.exec(good)?.[0] ?? '?',
        '"timestamp":"2026-11-20T12:00:00.000Z","audit_id":"audit-1"',
      ),
      /in their order/,
    ],
    ['blanks between members', change(good, '{"seq":1,', '{"seq": 1,'), /members of the format/],
    ['a seq with a leading zero', change(good, '"seq":1', '"seq":01'), /is not JSON/],
    ['a seq of zero', change(good, '"seq":1', '"seq":0'), /members of the format/],
    ['a seq beyond exact numbers', change(good, '"seq":1', '"seq":9007199254740993'), /members of/],
    ['an event that is no object', change(good, '{"event_type":"X","a":{"b":1}}', '[]'), /members/],
    ['an event without a type', change(good, '"event_type":"X",', ''), /members of the format/],
    ['a type that is no string', change(good, '"event_type":"X"', '"event_type":1'), /members of/],
    ['no hash at its end', `${good} `, /does not end in its hash/],
    [
      'a hash in capitals',
      good.replace(/[0-9a-f]{64}"\}$/, (hex) => hex.toUpperCase()),
      /its hash/,
    ],
    ['a raw DEL', change(good, '"X"', '"X\u007f"'), /control or bidi/],
    ['a raw C1 control', change(good, '"X"', '"X\u0085"'), /control or bidi/],
    ['a raw bidi override', change(good, '"X"', '"X\u202e"'), /control or bidi/],
    ['bytes that are not UTF-8', Buffer.from(good.replace('"X"', '"X\u00ff"'), 'latin1'), /UTF-8/],
    ['a byte order mark', `\ufeff${good}`, /control or bidi/],
    ['something that is no object', `[1${good.slice(good.lastIndexOf(',"hash"'))}`, /not JSON/],
    ['nothing', '', /does not end in its hash/],
  ];

  for (const [what, line, reason] of bad) {
    test(`is refused with ${what}`, () => {
      const form = read(line);
      assert.ok(!form.ok);
      assert.match(form.reason, reason);
      if (what !== 'a hash in capitals') assert.equal(plain(line), null);
    });
  }

  test('is refused with its number, where that is one', () => {
    const seqOf = (seq: string) => {
      const form = read(change(good, '{"seq":1,', `{ "seq":${seq},`));
      return form.ok ? 'read' : form.seq;
    };
    assert.deepEqual(['7', '1.5', '"7"', '1e300', 'null'].map(seqOf), [7, null, null, null, null]);
  });

  test('is read in a line of a megabyte of escapes without overflowing anything', () => {
    const long = lineOf({ event: { event_type: 'X', text: '\\"ä'.repeat(150_000) } });
    assert.ok(read(long).ok);
  });
});
