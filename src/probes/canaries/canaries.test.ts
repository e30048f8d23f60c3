import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findKeys, findPointers, findSecret } from './index';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 37 + 11) % 256));
const SECRET = Buffer.from('token-3f9a1c07be52d84460aa');

const numbers = (bytes: Buffer): string => [...bytes].join(', ');
const percent = (bytes: Buffer): string =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const json = (bytes: Buffer): string =>
  [...bytes].map((byte) => `\\u${byte.toString(16).padStart(4, '0')}`).join('');

const encodings: Readonly<Record<string, (bytes: Buffer) => string>> = {
  'as it is': (bytes) => bytes.toString('latin1'),
  hexadecimal: (bytes) => bytes.toString('hex'),
  'hexadecimal, in capitals and with colons': (bytes) =>
    (bytes.toString('hex').toUpperCase().match(/../g) ?? []).join(':'),
  base64: (bytes) => bytes.toString('base64'),
  'base64 for names': (bytes) => bytes.toString('base64url'),
  numbers,
  'percent escapes': percent,
  'JSON escapes': json,
  reversed: (bytes) => Buffer.from(bytes).reverse().toString('latin1'),
};

const around = (told: string): Buffer => Buffer.from(`{"a":1,"b":"x ${told} y"}\n`, 'latin1');

for (const [what, encode] of Object.entries(encodings)) {
  test(`a secret is found ${what}, whole and in part`, () => {
    for (const secret of [SECRET, KEY]) {
      assert.notDeepEqual(findSecret(around(encode(secret)), secret), []);
      assert.notDeepEqual(findSecret(around(encode(secret.subarray(3, 21))), secret), []);
    }
  });
}

/** Under which name each encoding is found. */
const forms: Readonly<Record<keyof typeof encodings, string>> = {
  'hexadecimal, in capitals and with colons': 'hexadecimal',
  'base64 for names': 'base64',
  reversed: 'as it is, reversed',
};

for (const [what, encode] of Object.entries(encodings)) {
  test(`twelve bytes of a secret are enough ${what}, and are called by it`, () => {
    for (const secret of [SECRET, KEY]) {
      const told = encode(secret.subarray(5, 17));
      for (const text of [around(told), Buffer.from(told, 'latin1')])
        assert.equal(findSecret(text, secret)[0], forms[what] ?? what);
    }
  });
}

test('a secret of twelve bytes is found, also where nothing follows it', () => {
  const [secret, plain] = [SECRET.subarray(0, 12), Buffer.from('abcdeabcdeab')];
  assert.equal(findSecret(secret, secret)[0], 'as it is');
  assert.equal(findSecret(plain, plain)[0], 'as it is');
});

test('base64 is found whatever stands right before it', () => {
  for (const before of ['', 'k', 'ke', 'key']) {
    assert.notDeepEqual(findSecret(around(before + SECRET.toString('base64')), SECRET), []);
  }
});

test('hexadecimal is found whatever stands right before it', () => {
  for (const before of ['', 'value', 'cafe', 'c0ffee1', '0']) {
    assert.notDeepEqual(findSecret(around(before + SECRET.toString('hex')), SECRET), [], before);
  }
});

test('less than twelve bytes in a row are no find, nor are runs of nothing', () => {
  assert.deepEqual(findSecret(around(SECRET.subarray(0, 11).toString()), SECRET), []);
  const mostlyNothing = Buffer.concat([Buffer.alloc(64), SECRET]);
  assert.deepEqual(findSecret(Buffer.alloc(100), mostlyNothing), []);
});

test('a secret that could be found nowhere is refused, not looked for', () => {
  for (const secret of [Buffer.alloc(0), SECRET.subarray(0, 11), Buffer.alloc(64)]) {
    assert.throws(() => findSecret(SECRET, secret), /expected a secret with 12 bytes in a row/);
  }
});

test('a fingerprint of a secret is no find, nor is anything else that is not it', () => {
  assert.deepEqual(findSecret(around('sha256:0123456789abcdef'), SECRET), []);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.deepEqual(findSecret(Buffer.from(bytes), SECRET), []);
    }),
    { seed: 3 },
  );
});

const HEX = KEY.toString('hex');

for (const [what, told] of Object.entries({
  hexadecimal: HEX,
  'hexadecimal in capitals': HEX.toUpperCase(),
  'hexadecimal with colons': (HEX.match(/../g) ?? []).join(':'),
  base64: KEY.toString('base64'),
  'base64 for names': KEY.toString('base64url'),
  'a list of numbers': JSON.stringify([...KEY]),
  'a buffer in JSON': JSON.stringify(KEY),
})) {
  test(`32 bytes are found as ${what}`, () => {
    assert.deepEqual(findKeys(`{"key":"${told}"}`), [HEX]);
  });
}

test('what is longer, shorter or a name is no key', () => {
  const longer = `${HEX}00`;
  const name = 'model_loader_audit_critical_emit_failures_x';
  assert.equal(name.length, 43);
  const numbers = JSON.stringify([...KEY, 1]);
  for (const text of [longer, HEX.slice(2), name, numbers]) assert.deepEqual(findKeys(text), []);
});

for (const [what, run] of Object.entries({
  'small letters and digits': 'a1'.repeat(21) + 'g',
  'capitals and digits': 'A1'.repeat(21) + 'G',
  'letters alone': 'aG'.repeat(21) + 'g',
})) {
  test(`a word of ${what} is no key, long as one may be`, () => {
    assert.equal(run.length, 43);
    assert.deepEqual(findKeys(`x ${run} y`), []);
  });
}

test('a longer list of numbers is no key, wherever its blanks stand', () => {
  const list = [...KEY].join(', ');
  assert.deepEqual(findKeys(`x ${list} y`), [HEX]);
  for (const longer of [`${list}, 1`, `${list} , 1`, `${list} ,1`, `1, ${list}`, `1.5 ${list}`])
    assert.deepEqual(findKeys(longer), [], longer);
});

test('an address is a number of more than 32 bits and at most 57, and no time', () => {
  const isFound = (number: bigint): boolean => findPointers(`{"n":${number}}`).length > 0;
  assert.deepEqual([2n ** 32n - 1n, 2n ** 32n].map(isFound), [false, true]);
  assert.deepEqual([2n ** 57n - 1n, 2n ** 57n].map(isFound), [true, false]);
  const [first, end] = [BigInt(Date.UTC(2020, 0)), BigInt(Date.UTC(2050, 0))];
  for (const unit of [1n, 1000n]) {
    const around = [first * unit - 1n, first * unit, end * unit - 1n, end * unit];
    assert.deepEqual(around.map(isFound), [true, false, false, true], `${unit}`);
  }
});

test('what looks like a pointer is found', () => {
  assert.deepEqual(findPointers('at 0x7f2a40000000, size 16384'), ['0x7f2a40000000']);
  assert.deepEqual(findPointers('{"lies_at":139818954391552}'), ['139818954391552']);
  assert.deepEqual(findPointers('{"device_ptr":4096,"b":1}'), ['"device_ptr":4096']);
  assert.deepEqual(findPointers('{"handle":"a7"}'), ['"handle":"a7"']);
});

test('sizes, times, digests and names are no pointers', () => {
  const harmless = [
    '{"total_bytes":1048576,"at":1795265056123,"ns":1795265056123000000}',
    '{"at":"2026-11-21T12:00:00.123Z","seconds":1795265056.5}',
    `{"digest":"${'1'.repeat(64)}","id":"0f8fad5b-d9cb-469f-a165-708677289501"}`,
    '{"handle":null,"reason":"handler","mode":"0x1ff"}',
  ];
  for (const text of harmless) assert.deepEqual(findPointers(text), []);
});
