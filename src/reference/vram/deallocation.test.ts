import assert from 'node:assert/strict';
import test from 'node:test';
import { testActor } from '../recording-auditor';
import { createMockBackend } from './backends';
import { digestOfDevice, type DeviceDigest } from './device-digest';
import type { ModelSource } from './model-source';
import { CAPACITY_BYTES, createVramFixture, sealRequest } from './vram-fixture';

test('deallocation gives back every byte and says what is left', async () => {
  const { manager, auditor } = createVramFixture();
  await manager.seal(sealRequest('a', 100));
  await manager.seal(sealRequest('b', 30));
  auditor.events.length = 0;
  assert.equal(await manager.deallocate('a', testActor), 100);
  assert.deepEqual(auditor.events, [
    {
      event_type: 'VramDeallocated',
      shard_id: 'a',
      freed_bytes: 100,
      remaining_used: 30,
      gpu_device: 3,
      worker_id: 'worker-7',
      actor: testActor,
    },
  ]);
  assert.equal((await manager.state()).available_bytes, CAPACITY_BYTES - 30);
});

test('a shard that is not held cannot be deallocated', async () => {
  const { manager, auditor } = createVramFixture();
  await assert.rejects(manager.deallocate('a', testActor), { code: 'UNKNOWN_SHARD' });
  assert.deepEqual(auditor.events, []);
});

test('a shard the device does not take back stays held', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const { manager } = createVramFixture({
    backend: { ...honest, free: () => Promise.reject(new Error('stuck')) },
  });
  await manager.seal(sealRequest('a', 100));
  await assert.rejects(manager.deallocate('a', testActor), { code: 'DEVICE_FAILURE' });
  assert.equal((await manager.state()).used_bytes, 100);
});

test('disposal reports every shard still held and flushes once, after the last', async () => {
  const { manager, auditor } = createVramFixture();
  await manager.seal(sealRequest('a', 100));
  await manager.seal(sealRequest('b', 30));
  auditor.events.length = 0;
  await Promise.all([manager[Symbol.asyncDispose](), manager[Symbol.asyncDispose]()]);
  await manager[Symbol.asyncDispose]();
  assert.deepEqual(
    auditor.events.map(
      (event) => 'remaining_used' in event && [event.shard_id, event.remaining_used],
    ),
    [
      ['a', 30],
      ['b', 0],
    ],
  );
  assert.deepEqual(auditor.flushes, [2]);
  const { state, used_bytes, available_bytes } = await manager.state();
  assert.deepEqual([state, used_bytes, available_bytes], ['disposed', 0, CAPACITY_BYTES]);
});

test('a disposed manager refuses every operation', async () => {
  const { manager } = createVramFixture();
  const shard = await manager.seal(sealRequest('a', 10));
  await manager[Symbol.asyncDispose]();
  await assert.rejects(manager.seal(sealRequest('b', 10)), { code: 'DISPOSED' });
  await assert.rejects(manager.verify(shard, testActor), { code: 'DISPOSED' });
  await assert.rejects(manager.deallocate('a', testActor), { code: 'DISPOSED' });
});

test('disposal never throws: what the device refuses is reported, and the trail is flushed', async () => {
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const { manager, failures, auditor } = createVramFixture({
    backend: { ...honest, free: () => Promise.reject(new Error('stuck')) },
  });
  await manager.seal(sealRequest('a', 10));
  await manager.seal(sealRequest('b', 10));
  await manager[Symbol.asyncDispose]();
  assert.deepEqual(
    failures.map(({ code }) => code),
    ['DEVICE_FAILURE', 'DEVICE_FAILURE'],
  );
  assert.deepEqual(auditor.flushes, [4]);
});

test('a seal that does not end is not waited for: it is refused, and gives its own memory back', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = Promise.withResolvers<undefined>();
  const resumed = Promise.withResolvers<undefined>();
  const stuck: ModelSource = {
    open: () =>
      Promise.resolve({
        bytes: 2,
        async *chunks() {
          yield Buffer.of(1);
          asked.resolve(undefined);
          await resumed.promise;
          yield Buffer.of(2);
        },
        [Symbol.asyncDispose]: () => Promise.resolve(),
      }),
  };
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  let writes = 0;
  const write: typeof honest.write = (...given) => {
    writes += 1;
    return honest.write(...given);
  };
  const { manager, auditor, failures, ledger } = createVramFixture({
    backend: { ...honest, write },
  });
  await manager.seal(sealRequest('a', 10));
  const sealing = manager.seal({ ...sealRequest('b', 1), source: stuck });
  await asked.promise;
  const disposal = manager[Symbol.asyncDispose]();
  t.mock.timers.tick(60_000);
  await disposal;
  assert.equal(failures.length, 1);
  assert.deepEqual(auditor.flushes, [4]);
  assert.equal(ledger.usedBytes(), 2);
  resumed.resolve(undefined);
  await assert.rejects(sealing, { code: 'DISPOSED' });
  assert.equal((await honest.memoryInfo()).freeBytes, CAPACITY_BYTES);
  assert.equal(writes, 2, 'one for each shard, and none after the disposal');
});

test('a verification that outlives its manager is refused, and no false alarm', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const honest = createMockBackend({ capacityBytes: CAPACITY_BYTES });
  const asked = Promise.withResolvers<undefined>();
  const resumed = Promise.withResolvers<undefined>();
  const deviceDigest: DeviceDigest = async (...given) => {
    if (isVerifying) {
      asked.resolve(undefined);
      await resumed.promise;
    }
    return digestOfDevice(...given);
  };
  let isVerifying = false;
  const { manager, auditor } = createVramFixture({ backend: honest, deviceDigest });
  const shard = await manager.seal(sealRequest('a', 10));
  isVerifying = true;
  const verifying = manager.verify(shard, testActor);
  await asked.promise;
  const disposal = manager[Symbol.asyncDispose]();
  t.mock.timers.tick(60_000);
  await disposal;
  resumed.resolve(undefined);
  await assert.rejects(verifying, { code: 'DISPOSED' });
  assert.equal(auditor.events.at(-1)?.event_type, 'VramDeallocated');
});

test('disposal waits for the seal under way and gives its memory back', async () => {
  const { manager } = createVramFixture();
  const sealing = manager.seal(sealRequest('a', 10));
  await manager[Symbol.asyncDispose]();
  await sealing;
  assert.equal((await manager.state()).available_bytes, CAPACITY_BYTES);
});
