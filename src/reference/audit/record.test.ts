import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { chainEntries } from './chain';
import { toSafeJson, toSafeText } from './escape';
import { GENESIS, readRecord, writeRecord, type Entry } from './record';
import { MacKey } from './mac-key';
import { sanitizeEvent } from './sanitize';

const secret = Buffer.alloc(32, 7);
const key = new MacKey(Buffer.from(secret));
const log = { logId: 'log-1', serviceId: 'pool "a"\n' };

const entry = (event: string): Entry => ({
  auditId: 'audit-1',
  timestamp: '2026-11-20T12:00:00.000Z',
  severity: 'ROUTINE',
  event,
});

const hostile = fc.string({
  unit: fc.constantFrom(
    ...['a', '"', '\\', '\n', '\r', '\u0000', '\u001b[2J', '\u007f', '\u0085', '\u009b', '\u00ad'],
    ...['\u061c', '\u200b', '\u200f', '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff'],
    ...['\u{e0041}', '😀', '","hash":"', '}\n{"event_type":"Forged"', 'ü'],
  ),
});

/** Never a single character: of one that is escaped, V8 may read a lone backslash (nodejs/node#63785). */
const name = fc.oneof(
  hostile.map((text) => `k${text}`),
  fc.constant('__proto__'),
);

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    hostile,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const PRINTABLE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*\n$/u;

test('a record is one printable line that parses back to the very same event', () => {
  fc.assert(
    fc.property(json, (content) => {
      const event = { event_type: 'SealVerified', content };
      const { line } = writeRecord(entry(toSafeJson(sanitizeEvent(event))), log, GENESIS, key);
      assert.match(line, PRINTABLE_LINE);
      const parsed = JSON.parse(line) as { event: unknown; service_id: string };
      assert.equal(JSON.stringify(parsed.event), JSON.stringify(event));
      assert.equal(parsed.service_id, log.serviceId);
    }),
    { numRuns: 1000 },
  );
});

test('the hash covers the bytes before the hash member, and the links hold', () => {
  const entries = ['{"a":"ü,\\"hash\\":"}', '{"b":1}'].map(entry);
  const { bytes, last } = chainEntries(entries, { ...log, key }, GENESIS);
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  let previous = '0'.repeat(64);
  for (const [index, line] of lines.entries()) {
    const covered = line.slice(0, line.lastIndexOf(',"hash":'));
    const hash = createHmac('sha256', secret).update(covered).digest('hex');
    assert.ok(line === `${covered},"hash":"${hash}"}`);
    assert.ok(covered.endsWith(`"prev_hash":"${previous}"`));
    assert.ok(covered.startsWith(`{"seq":${index + 1},`));
    previous = hash;
  }
  assert.deepEqual(last, { seq: 2, hash: previous });
});

test('records of any length stand in one piece, one line each', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 20 }), (lengths) => {
      const entries = lengths.map((length) => entry(`{"a":"${'€'.repeat(length)}"}`));
      const { bytes, last } = chainEntries(entries, { ...log, key }, GENESIS);
      let link = GENESIS;
      const lines = entries.map((each) => {
        const { line, seq, hash } = writeRecord(each, log, link, key);
        link = { seq, hash };
        return line;
      });
      assert.deepEqual([bytes.toString('utf8'), last], [lines.join(''), link]);
    }),
  );
});

test('a record reads back as written, and not at all after any change or with another key', () => {
  const { line, seq, hash } = writeRecord(entry('{"event_type":"x"}'), log, GENESIS, key);
  const text = line.trimEnd();
  assert.deepEqual(readRecord(text, key), {
    seq,
    hash,
    logId: 'log-1',
    prevHash: GENESIS.hash,
    timestamp: '2026-11-20T12:00:00.000Z',
    event: { event_type: 'x' },
  });
  assert.equal(readRecord(text, new MacKey(Buffer.alloc(32))), null);
  for (let at = 0; at < text.length; at += 1) {
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
    assert.equal(readRecord(text.slice(0, at) + flipped + text.slice(at + 1), key), null);
  }
});

test('a text by itself is JSON of the same text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      assert.equal(JSON.parse(toSafeJson(text)), text);
    }),
  );
});

test('a text for a log line shows what is unsafe instead of obeying it', () => {
  assert.equal(toSafeText('a\n\u001b[2J\u202e\ud800ü'), 'a\\u000a\\u001b[2J\\u202e\ufffdü');
});
