import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPointers } from '../../src/probes';
import type { GateParameters } from '../parameters';
import { layOutPlace } from './case';

test('no name that is drawn for a case has the shape of a pointer, whatever is drawn', async () => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-case-'));
  try {
    const parameters = { workDirectory: place } as GateParameters;
    const { workspace, worker, actor, shardId } = await layOutPlace(parameters, () => 0.5);
    const names = [workspace.directory, worker.id, worker.token, actor.correlation_id, shardId];
    assert.match(workspace.directory, /8{16}$/);
    assert.deepEqual(findPointers(JSON.stringify(names)), []);
  } finally {
    await rm(place, { recursive: true });
  }
});
