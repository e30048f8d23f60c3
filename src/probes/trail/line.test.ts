import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLine } from './line';
import { body, event, GENESIS, hashOf, key, sealed } from './testing';

const first = { seq: 1, prev: GENESIS, event: event(1) };

const read = (line: string | Buffer) => readLine(Buffer.from(line), key);

const reasonOf = (line: string | Buffer): string => {
  const result = read(line);
  assert.ok(!result.ok, 'the line was taken for a good one');
  return result.reason;
};

/** The line of a record with this event, its hash fitting. */
const withEvent = (text: string): string => sealed(body({ ...first, event: text }));

test('a good line is read as it is', () => {
  const result = read(sealed(body(first)));
  assert.ok(result.ok);
  assert.deepEqual(result.record, {
    ...{ seq: 1, log_id: 'log-1', audit_id: 'audit-1', timestamp: '2026-11-20T12:00:00.000Z' },
    ...{ service_id: 'worker-1', severity: 'ROUTINE', prev_hash: GENESIS },
    event: { event_type: 'VramSealed', shard_id: 'shard-1', vram_bytes: 1 },
    hash: hashOf(body(first)),
  });
});

test('the bytes are authoritative: blanks, number forms and escapes are left as they are', () => {
  const line = withEvent('{ "event_type" : "A\\u202e\\u0085\\u007f\\ufeff", "n": 1.0e2 }');
  const result = read(line);
  assert.ok(result.ok);
  assert.deepEqual(result.record.event, { event_type: 'A\u202e\u0085\u007f\ufeff', n: 100 });
});

test('a hash that does not fit its bytes is told with the seq of the record', () => {
  const line = `${body(first)},"hash":"${'0'.repeat(64)}"}`;
  assert.deepEqual(read(line), { ok: false, seq: 1, reason: 'its hash does not fit its bytes' });
});

test('what may act on a terminal is refused as it is, though its hash fits', () => {
  for (const character of [
    ...['\u0000', '\t', '\r', '\u001b', '\u007f', '\u0085', '\u009b', '\u00ad', '\u200b'],
    ...['\u200f', '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff', '\u{e0041}'],
  ]) {
    const inValue = withEvent(`{"event_type":"A${character}"}`);
    const inKey = withEvent(`{"event_type":"A","${character}":1}`);
    for (const line of [inValue, inKey, character + sealed(body(first))]) {
      assert.match(reasonOf(line), /control or bidi characters/, JSON.stringify(character));
    }
  }
});

test('a mark of byte order before the line is refused, though its hash covers it', () => {
  assert.match(reasonOf(sealed(`\ufeff${body(first)}`)), /control or bidi/);
});

test('bytes that are no UTF-8 are refused', () => {
  const bytes = Buffer.from(withEvent('{"event_type":"?"}'));
  bytes.writeUInt8(0xff, bytes.indexOf('?'));
  assert.equal(reasonOf(bytes), 'not valid UTF-8');
});

test('a key that stands twice is refused at any depth and in any spelling', () => {
  for (const text of [
    '{"event_type":"A","event_type":"B"}',
    '{"event_type":"A","x":1,"x":1}',
    '{"event_type":"A","event\\u005ftype":"B"}',
    '{"event_type":"A","in":[{"deep":{"x":1,"y":{},"x":2}}]}',
    '{"event_type":"A","":0,"":1}',
    '{"event_type":"A","__proto__":0,"__proto__":1}',
  ]) {
    assert.deepEqual(read(withEvent(text)), { ok: false, seq: 1, reason: 'holds a key twice' });
  }
  const twice = body(first).replace('"log_id":"log-1"', '"log_id":"log-0","log_id":"log-1"');
  assert.equal(reasonOf(sealed(twice)), 'holds a key twice');
});

test('a key may stand again in another object, and in a value', () => {
  for (const text of [
    '{"event_type":"A","a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}],"x":1}',
    '{"event_type":"event_type","x":"x"}',
    '{"event_type":"A","x":"{\\"x\\":1,\\"x\\":2}","y":"}{"}',
    '{"event_type":"A","x":["x","x"],"in":{"__proto__":1,"constructor":2}}',
  ]) {
    assert.ok(read(withEvent(text)).ok, text);
  }
});

test('a line that does not end in its hash is refused', () => {
  const covered = body(first);
  const hash = hashOf(covered);
  for (const line of [
    ...['', '{}', `${covered}}`, `${covered},"hash":"${hash.toUpperCase()}"}`],
    ...[`${covered},"hash":"${hash}"} `, `${covered},"hash": "${hash}"}`],
    ...[`${covered},"hash":"${hash}","more":1}`, `${covered},"hash":"${hash.slice(1)}"}`],
  ]) {
    assert.equal(reasonOf(line), 'does not end in its hash', line);
  }
});

test('what is no record of the format is refused, though its hash fits', () => {
  const covered = body(first);
  for (const broken of [
    ...['{"seq":1', covered.replace('"seq":1', '"seq":0'), covered.replace('"seq":1', '"seq":1.5')],
    ...[covered.replace('"seq":1', '"seq":"1"'), covered.replace('"log_id":"log-1",', '')],
    ...[covered.replace('{"seq"', '{"more":1,"seq"'), covered.replace(GENESIS, '0')],
    ...[body({ ...first, event: '{}' }), body({ ...first, event: '{"event_type":1}' })],
    ...[body({ ...first, event: '[]' }), body({ ...first, event: '{"event_type":}' })],
    ...[`[${covered}`, `${covered},`],
  ]) {
    assert.match(reasonOf(sealed(broken)), /^not a record: ./, broken);
  }
});

test('members in another order are refused, though the hash fits', () => {
  const covered = body(first).replace('"seq":1,"log_id":"log-1"', '"log_id":"log-1","seq":1');
  const reason = 'its members are not in the order of the format';
  assert.deepEqual(read(sealed(covered)), { ok: false, seq: 1, reason });
  assert.equal(reasonOf(withEvent('{"shard_id":"s","event_type":"A"}')), reason);
});
