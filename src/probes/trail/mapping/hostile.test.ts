import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { diskSource } from '../disk-source';
import { MAX_LINE_BYTES } from '../layout';
import { ground } from '../testing';
import { verifyTrail } from '../verify-trail';
import { DAY, firstBad, formatOf, linesOf, many, plain, threeDays, verify } from './testing/crate';

const line = linesOf([{}])[0] ?? '';
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** Lines that hold something they must not, and what is said of each. */
const hostile: Readonly<Record<string, readonly [string | Buffer, RegExp]>> = {
  'no bytes': ['\n', /is not JSON/],
  'bytes that are no text': [Buffer.from([0x22, 0xff, 0x22, 0x0a]), /not valid UTF-8/],
  'a byte order mark': [`\ufeff${line}`, /control or bidi/],
  'a list': ['[]\n', /does not hold/],
  'a word': ['null\n', /not an object/],
  'a number': ['7\n', /not an object/],
  'a text': ['"x"\n', /not an object/],
  'a carriage return': [line.replace('\n', '\r\n'), /control or bidi/],
  'a raw C1 control': [line.replace('worker', 'wor\u009bker'), /control or bidi/],
  'a key twice': [line.replace('{', '{"type":"Other",'), /holds a key twice/],
  'a key twice, escaped': [line.replace('{', '{"\\u0074ype":"Other",'), /holds a key twice/],
  'a key twice within its event': [line.replace('"data":{', '"data":{"by":1,'), /a key twice/],
  'more than it accounts for': [line.replace('{', '{"note":"paid",'), /\/note, which neither/],
  'a prototype': [line.replace('{', '{"__proto__":{"type":"X"},'), /__proto__, which neither/],
  'no event': [line.replace(/"data":\{.*?\}/, '"data":null'), /an object at \/data, its event/],
  'an event that is a list': [line.replace(/"data":\{.*?\}/, '"data":[]'), /an object at \/data/],
  'a time that is none': [line.replace('T12', 'T1'), /an RFC 3339 time at \/at/],
  'a type that is a number': [
    line.replace('"VramSealed"', '7'),
    /a name at \/type, its event_type/,
  ],
  'an empty type': [line.replace('"VramSealed"', '""'), /a name at \/type/],
  'a hash in capitals': [
    line.replace(/"hash":"\w+"/, (hash) => hash.toUpperCase()),
    /does not hold/,
  ],
  'a hash that goes on': [line.replace('"}\n', '0"}\n'), /64 hex digits at \/hash/],
  'a hash that begins before': [line.replace('"hash":"', '"hash":"x'), /64 hex digits at \/hash/],
  'a hash that is none': [line.replace(/"hash":"\w+"/, '"hash":"ab"'), /64 hex digits at \/hash/],
  'no hash': [line.replace(/,"hash":"\w+"/, ''), /64 hex digits at \/hash/],
  'half a character': [line.replace('worker"', '\\ud800"'), /half a character in \/service/],
  'more levels than anything has': [
    line.replace('"data":{', `"data":{"deep":${deep(40)},`),
    /nested deeper than 32/,
  ],
  'as many levels as fit': [`{"data":${deep(500_000)}}\n`, /nested deeper than 32/],
  'a line without an end': [`{"data":"${'x'.repeat(MAX_LINE_BYTES)}`, /a line of more than/],
  'a long line': [`{"data":"${'x'.repeat(MAX_LINE_BYTES)}"}\n`, /a line of more than/],
  'a million quotes': [`{"data":"${'\\"'.repeat(400_000)}"}\n`, /does not hold/],
};

describe('a hostile line', () => {
  for (const [what, [bytes, told]] of Object.entries(hostile)) {
    test(`with ${what} is refused where it stands`, async () => {
      const bad = (await verify(new Map([[DAY, Buffer.from(bytes)]]))).firstBad;
      assert.deepEqual([bad?.file, bad?.line], [DAY, 1]);
      assert.match(bad?.reason ?? '', told);
    });
  }

  test('with two names that are spelled alike is refused', async () => {
    const camel = { ...plain, spelling: { fields: 'camel' } };
    const lines = linesOf([{ data: { shardId: 'a', shard_id: 'b' } }]);
    assert.equal((await firstBad(lines, camel))?.reason, 'holds shard_id under two names');
    assert.equal(await firstBad(linesOf([{ data: { shardId: 'a' } }]), camel), null);
  });

  test('is refused for a time that is none', async () => {
    const day = '2026-11-20T12:00:00';
    const badAt = (at: string) => firstBad(linesOf([{ more: { at } }]));
    for (const end of ['Z', 'z', '.1Z', '.123456789Z', '+01:00', '-05:30', '.5+23:59']) {
      assert.equal(await badAt(`${day}${end}`), null, end);
    }
    const ends = [
      '',
      'Zx',
      'Z\0',
      '.Z',
      '.1234567890Z',
      '*01:00',
      '+1:00',
      '+01:0',
      '+ab:00',
      '+01:ab',
    ];
    for (const at of [
      ...ends.map((end) => `${day}${end}`),
      ...[`+00${day}Z`, '2026-13-20T12:00:00Z', '2026-11-20T12:61:00Z', '2026-11-20T25:00:00Z'],
    ]) {
      assert.match((await badAt(at))?.reason ?? '', /an RFC 3339 time/, at);
    }
  });

  test('with the separator of its hash in a field is refused', async () => {
    const separated = { ...plain, hash: { ...plain.hash, separator: 'ork' } };
    const { reason = '' } = (await firstBad(linesOf([{}]), separated)) ?? {};
    assert.match(reason, /the separator of its hash in \/service/);
  });

  test('whose hash is not its last member is refused where the line is hashed', async () => {
    const line = { ...plain, hash: { algorithm: 'sha256' } };
    const bad = await firstBad([(linesOf([{}])[0] ?? '').replace('}\n', ',"x":1}\n')], line);
    assert.equal(bad?.reason, 'does not end in its hash');
  });
});

test('whatever bytes a file holds, it is verified to an end', async () => {
  const mutated = fc
    .tuple(fc.nat(), fc.uint8Array({ maxLength: 40 }), fc.nat(40))
    .map(([at, bytes, cut]) => {
      const good = Buffer.from(linesOf(many(4)).join(''));
      const from = at % good.length;
      return Buffer.concat([good.subarray(0, from), bytes, good.subarray(from + cut)]);
    });
  const any = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, any), async (bytes) => {
      const { ok, firstBad: bad, records } = await verify(new Map([[DAY, bytes]]));
      assert.equal(ok, bad === undefined);
      assert.ok(records <= 5);
    }),
    { numRuns: 400, seed: 5 },
  );
});

describe('on disk', () => {
  const on = (directory: string) => verifyTrail(diskSource(directory, formatOf(plain)), []);

  test('a trail needs no key where its format has none', async () => {
    await using place = await ground();
    assert.ok((await on(await place.lay('trail', threeDays()))).ok);
  });

  test('a link is not followed, and nobody waits at a FIFO', async () => {
    await using place = await ground();
    const directory = await place.lay('trail', threeDays());
    await symlink(join(directory, DAY), join(directory, '2026-11-23.audit'));
    await assert.rejects(on(directory), { code: 'UNREADABLE' });
    const other = await place.lay('other', threeDays());
    await promisify(execFile)('mkfifo', [join(other, '2026-11-23.audit')]);
    await assert.rejects(on(other), { code: 'UNREADABLE' });
  });
});
