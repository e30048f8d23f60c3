import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Begin } from '../../protocol';
import { trailRoom, type TrailRoom } from '../audit/testing';
import { testActor } from '../recording-auditor';
import { bytesSource, enforcePolicy } from '../vram';
import { answer } from './answer';
import { serveMetrics } from './metrics';
import { openCase } from './open-case';
import { referenceParts, type ReferenceParts } from './parts';

/** The reference on an integrated device, which the mock backend would present if it were asked. */
const onIntegratedDevice: ReferenceParts = {
  ...referenceParts,
  enforcePolicy: (device, enforcement) =>
    enforcePolicy({ ...device, integrated: true }, enforcement),
};

/** A case on a mock device in the room of a trail. */
const beginIn = async (room: TrailRoom): Promise<Begin> => {
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
  return { type: 'begin', case: 'c', seed: 1, workspace: '/', config, limits };
};

test('a shard for a device of another worker is refused in the words of the protocol', async () => {
  await using room = await trailRoom();
  await using metrics = await serveMetrics(referenceParts);
  await using opened = await openCase(await beginIn(room), referenceParts, metrics);
  const actor = { worker_id: null, source_ip: null, correlation_id: null };
  const args = { shard_id: 'a', gpu_device: 7, path: '/nowhere', actor };
  const reply = await answer(
    { type: 'op', seq: 1, name: 'vram.seal', args },
    opened,
    referenceParts,
  );
  assert.equal(reply.type === 'error' ? reply.code : reply.type, 'UNKNOWN_DEVICE');
});

test('a worker whose device breaks the policy does not start, and that is on record', async () => {
  await using room = await trailRoom();
  const begin = await beginIn(room);
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
