import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { coveredBy } from './covered';
import { trailMappingSchema } from './schema';
import { ZEROS, firstBad, formatOf, linesOf, many, plain } from './testing/crate';

const hashOf = (covered: string) => createHash('sha256').update(covered).digest('hex');

describe('a hash over its line', () => {
  const overLine = { ...plain, hash: { algorithm: 'sha256' } };
  const body = (linesOf(many(1))[0] ?? '').replace(/,"hash".*\n/, '');

  test('may be set off by blanks, and end its line with some', async () => {
    assert.equal(
      await firstBad([`${body} , "hash" : "${hashOf(`${body} `)}" } \n`], overLine),
      null,
    );
  });

  test('has to be the last of the whole line, not of an object that others follow', async () => {
    const nested = { ...overLine, members: { ...overLine.members, hash: '/seal/hash' } };
    const covered = `${body},"seal":{"by":"worker"`;
    const line = (after: string) => `${covered},"hash":"${hashOf(covered)}"}${after}}\n`;
    for (const after of ['', ',"paid":true', ' , "paid" : true ']) {
      assert.equal((await firstBad([line(after)], nested))?.reason, 'does not end in its hash');
    }
  });

  test('covers nothing in a line without one, or with nothing else', () => {
    for (const line of ['{"a":1}', '{"hash":"ab"}']) {
      const { ok } = coveredBy(
        trailMappingSchema.parse(overLine),
        line,
        JSON.parse(line) as object,
      );
      assert.equal(ok, false, line);
    }
  });
});

describe('a hash over fields', () => {
  /** With a place that needs escaping, and one within an object that is not covered as a whole. */
  const fields = ['/type', '/at', '/data', '/prev', '/a~0b~1c', '/host/name'];
  const members = { event_type: '/type', timestamp: '/at', prev_hash: '/prev', hash: '/hash' };
  const mapping = {
    files: { name: '{day}.audit' },
    members: { ...members, event: '/data' },
    hash: { algorithm: 'sha256', fields },
  };
  const record = { type: 'VramSealed', at: '2026-11-20T12:00:00Z', data: { n: 1 }, prev: ZEROS };
  const covered = `VramSealed2026-11-20T12:00:00Z{"n":1}${ZEROS}tilde`;
  const bad = async (more: object, text: string) =>
    (await firstBad([`${JSON.stringify({ ...more, ...record, hash: hashOf(text) })}\n`], mapping))
      ?.reason ?? null;

  test('leaves no room beside what it covers, at whatever depth', async () => {
    const host = { name: 'gpu-1' };
    const known = { 'a~b/c': 'tilde', host };
    assert.equal(await bad(known, `${covered}gpu-1`), null);
    for (const [more, told] of [
      [{ ...known, host: { ...host, owner: 'me' } }, /holds \/host\/owner,/],
      [{ ...known, note: 1 }, /holds \/note,/],
      [{ ...known, 'x~/': 1 }, /holds \/x~0~1,/],
      [{ ...known, host: [host] }, /holds \/host,/],
    ] as const) {
      assert.match((await bad(more, `${covered}gpu-1`)) ?? '', told);
    }
  });

  test('does not take a field that is gone for an empty one', async () => {
    assert.match((await bad({ 'a~b/c': 'tilde' }, covered)) ?? '', /has no \/host\/name, which/);
  });

  test('leaves open what else a line says of its event, where that is the line itself', async () => {
    const flat = { ...mapping, members, hash: { ...mapping.hash, fields: ['/type', '/prev'] } };
    const line = { ...record, note: 'paid', hash: hashOf(`VramSealed${ZEROS}`) };
    assert.equal(await firstBad([`${JSON.stringify(line)}\n`], flat), null);
    const told = formatOf(flat).lacks.map(({ what }) => what);
    assert.ok(told.includes('hash over its what it does not name'), told.join());
  });
});
