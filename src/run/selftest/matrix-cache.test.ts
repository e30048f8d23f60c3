import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { KillMatrix } from '../../selftest';
import { openMatrixCache } from './matrix-cache';

const matrix = (gate: string, madeAt: string): KillMatrix => ({
  ...{ gate: gate.repeat(64), madeAt, mutants: 0, killed: 0, survivors: [], misattributed: [] },
  ...{ missed: [], requirementsWithoutKill: [], failingOnHealthy: [], unclearFindings: [] },
  ...{ notJudged: [], matrix: [], durationMs: 1 },
  environment: { node: 'v24', platform: 'linux', tracing: true, seed: 1 },
});

const [older, newer] = [
  matrix('a', '2026-11-20T00:00:00.000Z'),
  matrix('b', '2026-11-21T00:00:00.000Z'),
];

describe('the cache of matrices', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-matrices-'));
  });
  after(() => rm(place, { recursive: true }));

  test('gives back the matrix of a gate, else the newest there is, else none', async () => {
    const cache = openMatrixCache([join(place, 'own'), join(place, 'brought')]);
    assert.equal(await cache.read(older.gate), null);
    await cache.write(older);
    await cache.write(newer);
    assert.deepEqual(await cache.read(older.gate), older);
    assert.deepEqual(await cache.read('c'.repeat(64)), newer);
  });

  test('reads what came with the gate, and writes beside nothing of it', async () => {
    const brought = join(place, 'package');
    await openMatrixCache([brought]).write(older);
    const cache = openMatrixCache([join(place, 'another'), brought]);
    assert.deepEqual(await cache.read(older.gate), older);
    assert.ok((await cache.write(newer)).startsWith(join(place, 'another')));
  });

  test('takes a file that is no matrix for none', async () => {
    const folder = join(place, 'torn');
    const cache = openMatrixCache([folder]);
    const file = await cache.write(older);
    await writeFile(file, '{"gate":');
    assert.equal(await cache.read(older.gate), null);
  });
});
