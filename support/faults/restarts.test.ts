import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restartAtRandom } from './restart-at-random';

/** `support/faults/restarts.ts` does as many as it is asked for. */
const RESTARTS = 20;
const SEED = 20_261_120;

test('a trail killed at random again and again verifies each time, and has all it acknowledged', async (t) => {
  const figures = await restartAtRandom(RESTARTS, SEED);
  assert.equal(figures.verified, RESTARTS);
  assert.ok(figures.acknowledged > 0 && figures.rotations > 0);
  t.diagnostic(JSON.stringify(figures));
});
