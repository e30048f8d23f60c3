import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainForm } from './plain-form';
import { bodyOf, KEY, sealLine } from './testing';

const line = (told: Parameters<typeof bodyOf>[0] = {}, seq = 1): string =>
  sealLine(bodyOf(told, { seq: seq - 1, hash: '0'.repeat(64) }), KEY).line.slice(0, -1);

/** The form of a line that stands between others, with its places counted from its beginning. */
const formOf = (text: string) => {
  const [before, after] = ['{"seq":9}\n', '\n{"seq":8'];
  const bytes = Buffer.from(before + text + after);
  const form = plainForm(bytes, before.length, before.length + text.length);
  if (form === null) return null;
  const { logIdStart, logIdEnd, ...rest } = form;
  return { ...rest, logId: bytes.toString('utf8', logIdStart, logIdEnd) };
};

describe('the form of a plain line', () => {
  test('tells its number, its log as spelled, and whether the trail speaks of itself', () => {
    assert.deepEqual(formOf(line()), { seq: 1, logId: '"log-1"', isLife: false });
    const life = line({ severity: 'LIFE', log_id: 'l' }, 4096);
    assert.deepEqual(formOf(life), { seq: 4096, logId: '"l"', isLife: true });
    assert.equal(formOf(line({ severity: 'LIFELONG' }))?.isLife, false);
    assert.equal(formOf(line({ severity: 'A LIFE' }))?.isLife, false);
  });

  test('is read of numbers up to fifteen digits, which are always exact', () => {
    assert.equal(formOf(line({}, 999_999_999_999_999))?.seq, 999_999_999_999_999);
    assert.equal(formOf(line({}, 1_000_000_000_000_000)), null);
  });

  const good = line();
  const names = [
    ...['{"seq":', ',"log_id":', ',"audit_id":', ',"timestamp":', ',"service_id":', ',"severity":'],
    ...[',"event":', '{"event_type":"', ',"prev_hash":"', '","hash":"'],
  ];
  for (const name of names) {
    test(`is none where ${name} is spelled otherwise, at any byte`, () => {
      const at = good.indexOf(name);
      for (let byte = at; byte < at + name.length; byte += 1) {
        const changed = `${good.slice(0, byte)}x${good.slice(byte + 1)}`;
        assert.equal(formOf(changed), null, changed.slice(at, at + name.length));
      }
    });
  }

  test('is none where its end is spelled otherwise, or is not where the line ends', () => {
    assert.equal(formOf(`${good.slice(0, -2)}x}`), null);
    assert.equal(formOf(`${good.slice(0, -1)}x`), null);
    assert.equal(formOf(`${good} `), null);
    assert.equal(formOf(good.replace('"prev_hash":"', '"prev_hash":"0')), null);
    assert.equal(formOf(good.slice(0, -1)), null);
    assert.equal(formOf(good.replace(',"prev_hash"', ',"x":1,"prev_hash"')), null);
  });

  test('is none of a number that is no positive integer', () => {
    for (const seq of ['0', '-1', '01', '1.5', '"1"', '', '1e3']) {
      assert.equal(formOf(good.replace('"seq":1', `"seq":${seq}`)), null, seq);
    }
  });

  test('is none where a member is no plain text, or the event is not plain', () => {
    for (const member of ['log_id', 'audit_id', 'timestamp', 'service_id', 'severity']) {
      const changed = good.replace(new RegExp(`"${member}":"[^"]*"`), `"${member}":7`);
      assert.notEqual(changed, good);
      assert.equal(formOf(changed), null, member);
    }
    assert.equal(formOf(line({ event: { event_type: 'X', ratio: 0.5 } })), null);
  });
});
