import assert from 'node:assert/strict';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Beginning } from './beginning';
import { diskSource } from './disk-source';
import { hasDuplicateKey } from './duplicate-key';
import { holdTrail } from './hold-trail';
import { isTrailThere } from './is-trail-there';
import { proofgateFormat } from './proofgate-format';
import { openSealed, sealDocument } from './sealed-document';
import { FIRST, Forge, KEY, LATER_KEY, ground, ten, verify } from './testing';
import { TrailError } from './trail-error';
import { TrailKey } from './trail-key';
import type { TrailRecord } from './types';

describe('a directory', () => {
  test('holds a trail where a file of one, its digest, a head or a manifest lies in it', async () => {
    await using on = await ground();
    for (const name of [FIRST, `${FIRST}.sha256`, 'head.json', 'manifest.json']) {
      const directory = await on.lay(`with-${name}`, new Map([[name, Buffer.from('')]]));
      assert.equal(await isTrailThere(diskSource(directory)), true, name);
    }
    const others = ['notes.txt', 'x.sha256', `x${FIRST}`, 'xhead.json'];
    const directory = await on.lay('others', new Map(others.map((one) => [one, Buffer.from('')])));
    assert.equal(await isTrailThere(diskSource(directory)), false);
  });

  test('gives no names where it is absent, and is an error where it cannot be read', async () => {
    await using on = await ground();
    assert.deepEqual(await diskSource(on.path('absent')).names(), []);
    await symlink(on.path('loop'), on.path('loop'));
    await assert.rejects(diskSource(on.path('loop')).names(), (error) => {
      assert.ok(error instanceof TrailError && error.cause instanceof Error);
      assert.deepEqual([error.name, error.code], ['TrailError', 'UNREADABLE']);
      return true;
    });
  });

  test('is held without what is no part of a trail, readable or not', async () => {
    await using on = await ground();
    const directory = await on.lay('trail', ten());
    const others = ['xhead.json', 'head.jsonx', `${FIRST}x`, `${FIRST}.sha256.torn`, 'notes'];
    for (const name of others) await mkdir(join(directory, name));
    assert.deepEqual(
      [...(await holdTrail({ directory, format: proofgateFormat })).keys()],
      ['head.json', FIRST],
    );
  });

  test('whose head is too long for one is not read', async () => {
    await using on = await ground();
    const directory = await on.lay('trail', ten());
    await writeFile(join(directory, 'head.json'), '');
    await truncate(join(directory, 'head.json'), 64 * 2 ** 20 + 1);
    await assert.rejects(diskSource(directory).document('head.json'), { code: 'UNREADABLE' });
  });
});

describe('a sealed document', () => {
  const [now, once] = [new TrailKey(KEY), new TrailKey(LATER_KEY)];
  const text = sealDocument('a format', { a: 1 }, now);
  const opened = (of: string, keys = [now]) => openSealed(Buffer.from(of), 'a format', keys);

  test('is worth what the key in force vouches for', () => {
    const { kind, ...rest } = opened(text);
    assert.equal(kind, 'sealed');
    assert.match(JSON.stringify(rest), /^\{"content":\{"format":"a format","a":1,"mac":/);
    assert.deepEqual(opened(text, [once, now]), { kind: 'outdated' });
    assert.deepEqual(opened(text, [once]), {
      ...{ kind: 'bad', reason: 'is sealed by none of the keys given' },
    });
  });

  test('is none with anything before or after it', () => {
    const bad = { kind: 'bad', reason: 'is not a sealed document' };
    for (const other of [` ${text}`, `${text}\n`, text.trimEnd(), '', '{}\n']) {
      assert.deepEqual(opened(other), bad, other);
    }
  });
});

describe('what stands beside the files', () => {
  const hex = 'a'.repeat(64);
  const malformed: readonly (readonly [string, (forge: Forge) => Forge])[] = [
    ['a head of a longer hash', (forge) => forge.head({ hash: `${hex}a` })],
    ['a head of a hash with something before it', (forge) => forge.head({ hash: `x${hex}` })],
    ['a manifest without files', (forge) => forge.manifest({ files: null })],
    ['a manifest of files of which nothing is said', (forge) => forge.manifest({ files: [{}] })],
    ['a boundary of no record', (forge) => forge.manifest({ boundary: {} })],
  ];
  for (const [what, change] of malformed) {
    test(`is refused with ${what}`, async () => {
      const { firstBad } = await verify(change(new Forge().fill(2)).files);
      assert.match(firstBad?.reason ?? '', /is malformed/);
    });
  }
});

test('only a record that retention was applied, of a number and a hash, moves the beginning', () => {
  const begin = { seq: 4, hash: 'a'.repeat(64) };
  const allows = (event: object): boolean => {
    const beginning = new Beginning(null);
    beginning.hear({ event } as unknown as TrailRecord);
    return beginning.allows(begin);
  };
  const applied = { event_type: 'RetentionApplied', through_seq: 4, through_hash: begin.hash };
  assert.equal(allows(applied), true);
  assert.equal(allows({ ...applied, through_seq: 5, through_hash: 'b'.repeat(64) }), true);
  assert.equal(allows({ ...applied, event_type: 'TrailOpened' }), false);
  assert.equal(allows({ ...applied, through_seq: '5' }), false);
  assert.equal(allows({ ...applied, through_seq: 5, through_hash: 7 }), false);
  assert.equal(allows({ ...applied, through_hash: 'b'.repeat(64) }), false);
  assert.equal(allows({ ...applied, through_seq: 3 }), false);
});

test('a key is twice in one object, however deep, and not in two', () => {
  for (const text of ['{"a":1,"a":2}', '{"b":{"a":1},"c":[{"a":1,"a":2}]}', '{"a":{},"a":1}']) {
    assert.equal(hasDuplicateKey(text), true, text);
  }
  for (const text of [
    '{"a":{"b":1},"b":2}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":["a","a"]}',
    '[]',
  ]) {
    assert.equal(hasDuplicateKey(text), false, text);
  }
});
