import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { inspect } from 'node:util';
import { testActor } from '../recording-auditor';
import { BackendError, createMockBackend } from './backends';
import { bytesSource, fileSource, type ModelSource } from './model-source';
import { deriveSealKey } from './seal-key';
import { CAPACITY_BYTES, createVramFixture, sealRequest } from './vram-fixture';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('sealing reports the allocation and then the seal, with the true numbers', async () => {
  const { manager, auditor } = createVramFixture();
  await manager.seal(sealRequest('first', 100));
  auditor.events.length = 0;
  const shard = await manager.seal(sealRequest('second', 250));
  assert.deepEqual(auditor.events, [
    {
      event_type: 'VramAllocated',
      requested_bytes: 250,
      allocated_bytes: 250,
      available_bytes: 900,
      used_bytes: 350,
      gpu_device: 3,
      worker_id: 'worker-7',
      actor: testActor,
    },
    {
      event_type: 'VramSealed',
      shard_id: 'second',
      gpu_device: 3,
      vram_bytes: 250,
      digest: sha256(Buffer.alloc(250, 'second')),
      worker_id: 'worker-7',
      actor: testActor,
    },
  ]);
  assert.equal(shard.sealed_at, '2026-11-20T12:00:00.000Z');
  assert.match(shard.signature, /^[0-9a-f]{64}$/);
});

test('the digest is of what the device holds, not of what was sent to it', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const { manager } = createVramFixture({
    backend: {
      ...honest,
      async write(handle, offset, data) {
        await honest.write(handle, offset, data);
        honest.flipBit(handle, 0, 0);
      },
    },
  });
  const shard = await manager.seal(sealRequest('a', Buffer.from([0x10, 0x20])));
  assert.equal(shard.digest, sha256(Buffer.from([0x11, 0x20])));
});

test('a model file of several chunks is sealed from disk, byte for byte', async () => {
  const model = randomBytes(9 * 1024 * 1024 + 7);
  const path = join(await mkdtemp(join(tmpdir(), 'seal-')), 'model.gguf');
  await writeFile(path, model);
  const backend = createMockBackend({ capacityBytes: 2 * model.length });
  const { manager } = createVramFixture({ backend });
  const shard = await manager.seal({ ...sealRequest('big', 1), source: fileSource(path) });
  assert.equal(shard.digest, sha256(model));
  assert.equal(shard.vram_bytes, model.length);
});

test('a shard that does not fit is reported, and the accounting is as it was', async () => {
  const { manager, auditor } = createVramFixture();
  await manager.seal(sealRequest('first', 400));
  const before = await manager.state();
  auditor.events.length = 0;
  await assert.rejects(manager.seal(sealRequest('second', 601)), { code: 'INSUFFICIENT_VRAM' });
  assert.deepEqual(auditor.events, [
    {
      event_type: 'VramAllocationFailed',
      requested_bytes: 601,
      available_bytes: 600,
      reason: 'insufficient_vram',
      gpu_device: 3,
      worker_id: 'worker-7',
      actor: testActor,
    },
  ]);
  assert.deepEqual(await manager.state(), before);
  await manager.seal(sealRequest('second', 600));
});

test('a shard for a device that this worker does not own is refused without a trace', async () => {
  const { manager, auditor } = createVramFixture();
  const before = await manager.state();
  for (const gpuDevice of [0, 4, -1, NaN]) {
    const sealing = manager.seal({ ...sealRequest('a', 10), gpuDevice });
    await assert.rejects(sealing, { code: 'UNKNOWN_DEVICE' });
  }
  assert.deepEqual(auditor.events, []);
  assert.deepEqual(await manager.state(), before);
});

test('a shard shows no pointer, no key and no token, however it is printed', async () => {
  const { manager } = createVramFixture({ workerToken: 'canary-token' });
  const shard = await manager.seal(sealRequest('a', Buffer.from('canary-model')));
  assert.deepEqual(Object.keys(shard), [
    'shard_id',
    'gpu_device',
    'vram_bytes',
    'digest',
    'sealed_at',
    'signature',
  ]);
  const key = deriveSealKey('canary-token').toString('hex');
  const shown = inspect([shard, manager], { depth: null, showHidden: true });
  for (const printed of [JSON.stringify([shard, manager]), shown]) {
    assert.doesNotMatch(printed, /canary/);
    assert.ok(!printed.includes(key));
  }
});

test('an id in use is refused without a trace', async () => {
  const { manager, auditor } = createVramFixture();
  await manager.seal(sealRequest('a', 10));
  auditor.events.length = 0;
  await assert.rejects(manager.seal(sealRequest('a', 10)), { code: 'DUPLICATE_SHARD' });
  assert.deepEqual(auditor.events, []);
  assert.equal((await manager.state()).used_bytes, 10);
});

test('two seals of one id at the same time end as one shard and one refusal', async () => {
  const { manager } = createVramFixture();
  const outcomes = await Promise.allSettled([
    manager.seal(sealRequest('a', 10)),
    manager.seal(sealRequest('a', 20)),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  assert.equal((await manager.state()).used_bytes, 10);
});

const truncated: ModelSource = {
  open: () =>
    Promise.resolve({
      bytes: 100,
      async *chunks() {
        yield await Promise.resolve(Buffer.alloc(40));
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
};

test('a model that ends early gives its memory back, and the trail balances', async () => {
  const { manager, auditor } = createVramFixture();
  const sealing = manager.seal({ ...sealRequest('a', 1), source: truncated });
  await assert.rejects(sealing, { code: 'MODEL_UNREADABLE' });
  assert.deepEqual(
    auditor.events.map(({ event_type }) => event_type),
    ['VramAllocated', 'VramDeallocated'],
  );
  const { used_bytes, available_bytes } = await manager.state();
  assert.deepEqual({ used_bytes, available_bytes }, { used_bytes: 0, available_bytes: 1000 });
});

test('a device that fails while it is written to gives its memory back', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const { manager, failures } = createVramFixture({
    backend: {
      ...honest,
      write: () => Promise.reject(new BackendError('OUT_OF_RANGE', 'bus error')),
    },
  });
  await assert.rejects(manager.seal(sealRequest('a', 10)), { code: 'DEVICE_FAILURE' });
  assert.equal((await manager.state()).available_bytes, CAPACITY_BYTES);
  assert.deepEqual(failures, []);
});

test('a device that also fails to take memory back is reported, beside the first failure', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const { manager, failures } = createVramFixture({
    backend: { ...honest, free: () => Promise.reject(new Error('stuck')) },
  });
  const sealing = manager.seal({ ...sealRequest('a', 1), source: truncated });
  await assert.rejects(sealing, { code: 'MODEL_UNREADABLE' });
  assert.deepEqual(
    failures.map(({ code }) => code),
    ['DEVICE_FAILURE'],
  );
});

test('a worker without an id is called unknown', async () => {
  const { manager, auditor } = createVramFixture({ workerId: null });
  await manager.seal(sealRequest('a', 10));
  assert.deepEqual(
    auditor.events.map(({ worker_id }) => worker_id),
    ['unknown', 'unknown'],
  );
});

test('sealing works without an auditor', async () => {
  const { manager } = createVramFixture({ auditor: null });
  const shard = await manager.seal(sealRequest('a', 10));
  await manager.verify(shard, testActor);
  await manager[Symbol.asyncDispose]();
});

test('a model that cannot be closed is reported, and its seal stands', async () => {
  const { manager, failures } = createVramFixture();
  const source = bytesSource(Buffer.alloc(10, 1));
  const open = async () => ({
    ...(await source.open()),
    [Symbol.asyncDispose]: () => Promise.reject(new Error('close: EIO')),
  });
  const { shard_id } = await manager.seal({ ...sealRequest('kept', 1), source: { open } });
  assert.equal(shard_id, 'kept');
  assert.match(inspect(failures), /close: EIO/);
});
