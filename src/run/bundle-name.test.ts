import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundleName, freeName } from './bundle-name';

const at = new Date('2026-11-20T12:00:00.123Z');

test('a bundle is named by who was judged and when, and by its shard', () => {
  const subject = { name: 'my crate/é', version: '1.2' };
  assert.equal(bundleName(subject, at, null), 'my_crate_-1.2-2026-11-20T120000123Z');
  assert.match(bundleName(subject, at, { number: 1, of: 3 }), /Z-shard-1-of-3$/);
});

test('runs that began in the same millisecond have names of their own', async (t) => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-name-'));
  t.after(() => rm(place, { recursive: true }));
  const wanted = join(place, 'small');
  for (const expected of [wanted, `${wanted}-2`, `${wanted}-3`]) {
    assert.equal(freeName(wanted), expected);
    await mkdir(expected);
  }
});
