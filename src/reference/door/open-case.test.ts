import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Begin } from '../../protocol';
import { trailRoom } from '../audit/testing';
import { testActor } from '../recording-auditor';
import { bytesSource, enforcePolicy } from '../vram';
import { serveMetrics } from './metrics';
import { openCase } from './open-case';
import { referenceParts, type ReferenceParts } from './parts';

/** The reference on an integrated device, which the mock backend would present if it were asked. */
const onIntegratedDevice: ReferenceParts = {
  ...referenceParts,
  enforcePolicy: (device, enforcement) =>
    enforcePolicy({ ...device, integrated: true }, enforcement),
};

test('a worker whose device breaks the policy does not start, and that is on record', async () => {
  await using room = await trailRoom();
  const keyFile = join(await mkdtemp(join(tmpdir(), 'key-')), 'key');
  await writeFile(keyFile, room.key.toString('hex'));
  const config: Begin['config'] = {
    audit: {
      mode: 'local',
      directory: room.directory,
      key_file: keyFile,
      service_id: 'test',
      flush: { mode: 'hybrid', batch_size: 100, interval_ms: 1000, critical_wait_ms: 2000 },
      buffer_capacity: 100,
    },
    vram: { backend: 'mock', capacity_bytes: 100 },
    loader: { root: room.directory, max_bytes: 100 },
    worker: { id: null, token: 'token' },
  };
  const limits = { hello_ms: 1, op_ms: 1, silence_ms: 1, shutdown_ms: 1 };
  const begin: Begin = { type: 'begin', case: 'c', seed: 1, workspace: '/', config, limits };
  await using metrics = await serveMetrics(onIntegratedDevice);
  {
    await using opened = await openCase(begin, onIntegratedDevice, metrics);
    assert.equal((await opened.manager.state()).state, 'stopped');
    const source = bytesSource(Buffer.of(1));
    const sealing = opened.manager.seal({ shardId: 'a', gpuDevice: 0, source, actor: testActor });
    await assert.rejects(sealing, { code: 'WORKER_STOPPED' });
  }
  const [violation, ...others] = await room.records();
  assert.deepEqual(others, []);
  assert.equal(violation?.event.event_type, 'PolicyViolation');
  assert.equal(violation.event.worker_id, 'unknown');
});
